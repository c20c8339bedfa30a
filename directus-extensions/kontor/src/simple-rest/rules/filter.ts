/** Filters of the simple-rest dialect as filters of Directus: `{a: 1}` is equality, `{a: [1, 2]}` one of them, `{a: null}`
 * empty; an object is a filter of Directus already. `customer_id.name` names a field of the related row. */
import type { Filter } from '@directus/types';

export function toFilter(conditions: Record<string, unknown>): Filter | null {
	const parts = Object.entries(conditions).map(([field, value]) => {
		if (field === '_and' || field === '_or') return { [field]: value };
		if (Array.isArray(value)) return nested(field, { _in: value });
		if (value === null) return nested(field, { _null: true });
		return typeof value === 'object' ? nested(field, value) : nested(field, { _eq: value });
	});
	if (parts.length === 0) return null;
	return (parts.length === 1 ? parts[0] : { _and: parts }) as Filter;
}

const nested = (path: string, condition: unknown): Record<string, unknown> =>
	path.split('.').reduceRight((inner, key) => ({ [key]: inner }), condition as Record<string, unknown>);
