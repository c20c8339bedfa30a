/** Filters of the simple-rest dialect as filters of Directus: `{a: 1}` is equality, `{a: [1, 2]}` one of them, `{a: null}`
 * empty; an object is a filter of Directus already. `customer_id.name` names a field of the related row. */
import type { Filter } from '@directus/types';

export function toFilter(conditions: Record<string, unknown>): Filter | null {
	const parts = Object.entries(conditions).flatMap(([field, value]): object | object[] => {
		if (field === '_and' || field === '_or') return { [field]: value };
		if (Array.isArray(value)) return nested(field, { _in: value });
		if (value === null) return nested(field, { _null: true });
		return typeof value === 'object' ? eachOf(field, value as object) : nested(field, { _eq: value });
	});
	if (parts.length === 0) return null;
	return (parts.length === 1 ? parts[0] : { _and: parts }) as Filter;
}

/** Directus looks at the first operator of a field and forgets the others: `from … until` would have no end. */
function eachOf(field: string, condition: object): object | object[] {
	const operators = Object.entries(condition);
	return operators.length > 1 ? operators.map(([operator, value]) => nested(field, { [operator]: value })) : nested(field, condition);
}

const nested = (path: string, condition: unknown): Record<string, unknown> =>
	path.split('.').reduceRight((inner, key) => ({ [key]: inner }), condition as Record<string, unknown>);
