/** Rows within a row must be ids or objects: Directus answers anything else (`"lines": [null]`) with a 500. */
import type { Row, SchemaOverview } from '../context.js';
import { kontorError } from '../errors/errors.js';

export function refuseBrokenNesting(collection: string, payload: Row, schema: SchemaOverview): void {
	const fields = schema.collections[collection]?.fields ?? {};
	for (const [field, value] of Object.entries(payload)) {
		if (!Object.hasOwn(fields, field) || fields[field]!.type !== 'alias' || value === null || typeof value !== 'object') continue;
		const { create, update, delete: gone } = value as Row;
		const rows = Array.isArray(value) ? value : [create, update, gone].filter((list) => list !== undefined).flat();
		if (!rows.every((row) => ['string', 'number', 'object'].includes(typeof row) && row !== null))
			throw kontorError('INVALID_REQUEST', { reason: `"${field}" is a list of rows or ids`, field });
	}
}
