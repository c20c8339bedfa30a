/** Hands out events as they happen, watches flows, and lets only administrators make automations. */
import { fromEvent, isPrivileged } from '../core/context.js';
import type { Register, Server } from '../core/define-module.js';
import { inTransaction, SERVER } from '../core/verbs/run-verb.js';
import { kontorError } from './errors.js';
import { handOut } from './hand-out.js';
import { isListening, listen } from './listen.js';
import { watchFlows } from './watch-flows.js';

export function hooks({ filter, action }: Register, { services, database, emitter, getSchema, logger }: Server): void {
	watchFlows(logger);

	// An automation acts with somebody else's rights: whoever could change one would have them.
	for (const change of ['create', 'update'])
		filter(`automations.items.${change}`, (payload, _meta, event) => {
			if (!isPrivileged(fromEvent(event).accountability)) throw kontorError('ADMINISTRATORS_AUTOMATE');
			return payload;
		});

	const soon = oneAtATime(
		async () => {
			const runner = { accountability: SERVER, services, database, emitter, schema: await getSchema() };
			await handOut({ transaction: (work) => inTransaction(runner, work) });
		},
		(error) => logger.warn(error, 'Events could not be handed out; they will be within a minute'),
	);
	const start = () => listen(database, soon, logger);
	action('server.start', start);
	// The bundle was loaded again into a running server.
	if (isListening()) start();
}

/** Runs once for all calls that come while it is running. */
function oneAtATime(work: () => Promise<void>, failed: (error: unknown) => void): () => void {
	let isRunning = false;
	let isAskedAgain = false;
	const run = async () => {
		do {
			isAskedAgain = false;
			await work();
		} while (isAskedAgain);
	};
	return () => {
		isAskedAgain = true;
		if (isRunning) return;
		isRunning = true;
		run()
			.catch(failed)
			.finally(() => {
				isRunning = false;
			});
	};
}
