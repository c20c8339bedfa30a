/** Entries written by hand, in Studio or over the API, and the budgets that they use up. */

import { refuseSubmitted } from '../approval/refuse-submitted.js';
import { fromEvent, type Row } from '../core/context.js';
import type { Register, Server } from '../core/define-module.js';
import { readRows } from '../core/load.js';
import { inTransaction, SERVER } from '../core/verbs/run-verb.js';
import { TIME_ENTRIES } from './approvable.js';
import { changeEntries, completeEntry } from './complete-entry.js';
import { lockPeople } from './lock-people.js';
import { budgetWatch } from './warn-of-budgets.js';

export function hooks({ filter, action }: Register, { services, database, emitter, getSchema, logger }: Server): void {
	lockPeople(services);
	filter('time_entries.items.create', (payload, _meta, event) => completeEntry(payload as Row, fromEvent(event)));
	filter('time_entries.items.update', (payload, { keys }, event) => changeEntries(payload as Row, keys, fromEvent(event)));
	filter('time_entries.items.delete', async (keys, _meta, event) => {
		const context = fromEvent(event);
		const rows = await readRows(context, 'time_entries', (query) => query.whereIn('id', keys as string[]));
		refuseSubmitted(TIME_ENTRIES, rows, context);
	});

	const watch = budgetWatch(
		async (work) => inTransaction({ accountability: SERVER, services, database, emitter, schema: await getSchema() }, work),
		logger,
	);
	for (const change of ['create', 'update', 'delete']) action(`time_entries.items.${change}`, watch.soon);
}
