/** Tables that people make: docs/decisions/0031-the-wall-by-itself.md. */
import type { Register, Server } from '../core/define-module.js';
import { guardChanges, guardTables } from './guard-tables.js';

export function hooks({ init }: Register, { services, database, logger }: Server): void {
	guardChanges(services);
	// Tables and columns that SQL has made meanwhile.
	init('app.after', () =>
		guardTables(database).catch((error: unknown) => logger.warn(error, 'Rows break a rule: a table or a column could not be guarded')),
	);
}
