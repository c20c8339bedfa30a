/**
 * Columns that are made while the server runs, in Studio or by SQL, get their checks at once, or at the next start: no NaN in
 * numbers, no days out of range (snapshots/guards/first/06-values.sql). A trigger of the database on its own tables would need a
 * superuser, which not every operator's Postgres allows.
 */
import type { Register, Server } from '../define-module.js';
import { translateDatabaseError } from '../errors/database-errors.js';

export function guardNewColumns(
	{ action, init }: Pick<Register, 'action' | 'init'>,
	{ database, logger }: Pick<Server, 'database' | 'logger'>,
): void {
	const guard = async () => {
		try {
			await database.raw('select kontor_system.guard_values()');
		} catch (error) {
			// Existing rows break the rule: the column stays without the check, and the log says why.
			logger.warn(translateDatabaseError(error), 'A column could not be guarded');
		}
	};
	init('app.after', guard);
	for (const event of ['fields.create', 'fields.update', 'collections.create']) action(event, guard);
}
