/**
 * Directus does not translate what Postgres says when it refuses a deletion: over GraphQL the guard's reason would be a 500. So the
 * deletion is first tried in a transaction that is rolled back, for callers who may delete at all.
 */

import type { Context } from '../context.js';
import { repeated, translateDatabaseError } from '../errors/database-errors.js';
import { assertMayDeleteRows } from '../rights/assert-may-change.js';

export async function assertDeletable(collection: string, keys: string[], context: Context): Promise<void> {
	const { database, schema } = context;
	await assertMayDeleteRows(collection, keys, context);
	const { primary } = schema.collections[collection]!;
	await repeated(async () => {
		const trial = await database.transaction();
		try {
			await trial(collection).whereIn(primary, keys).delete();
		} finally {
			await trial.rollback();
		}
	}).catch((error) => {
		throw translateDatabaseError(error);
	});
}
