/** The project of an accepted quote: made as the caller would make it, with their rights. */

import { itemsOf } from '../core/load.js';
import { noteChange } from '../core/trail/audit.js';
import type { VerbContext } from '../core/verbs/verb.js';
import { kontorError } from './errors.js';
import { loadAccepted } from './load-quote.js';

/** Returns the id of the project. */
export async function createProject(id: string, context: VerbContext): Promise<string> {
	const { database, accountability } = context;
	const quote = await loadAccepted(id, context);
	if (quote.project_id) throw kontorError('QUOTE_HAS_PROJECT', { collection: 'quotes', project_id: quote.project_id });
	const project_id = await itemsOf(context, 'projects').createOne({
		organization_id: quote.organization_id,
		title: quote.title ?? quote.number,
		customer_id: quote.customer_id,
		deal_id: quote.deal_id,
		budget_amount: quote.net_total,
	});
	await database('quotes').where({ id }).update({ project_id, updated_by: accountability.user });
	await noteChange(context, { collection: 'quotes', id, row: { ...quote, project_id }, delta: { project_id } });
	return project_id;
}
