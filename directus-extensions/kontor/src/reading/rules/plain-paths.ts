/** Which fields a filter or a sort names, if it names nothing but plain columns of the collection itself. */
import type { SchemaOverview } from '@directus/types';

/** Undefined where the filter reaches into relations or uses functions: then it is not for the fast path. */
export function plainFieldsOf(filter: unknown): string[] | undefined {
	if (filter === null || filter === undefined) return [];
	if (typeof filter !== 'object') return undefined;
	const fields: string[] = [];
	for (const [key, value] of Object.entries(filter)) {
		if (key === '_and' || key === '_or') {
			if (!Array.isArray(value)) return undefined;
			for (const part of value) {
				const inner = plainFieldsOf(part);
				if (inner === undefined || Object.keys(part).length === 0) return undefined;
				fields.push(...inner);
			}
		} else if (isPlainField(key) && isOperators(value)) fields.push(key);
		else return undefined;
	}
	return fields;
}

/** A list of related rows, named by itself, stands for their keys: that takes a join as well. */
export const isOnColumns = (filter: unknown, collection: string, { collections }: SchemaOverview): boolean =>
	plainFieldsOf(filter)?.every((field) => collections[collection]?.fields[field]?.type !== 'alias') ?? false;

export const isPlainField = (name: string): boolean => /^[a-z][a-z0-9_]*$/.test(name);

const isOperators = (value: unknown): boolean =>
	typeof value === 'object' &&
	value !== null &&
	Object.keys(value).length > 0 &&
	Object.keys(value).every((key) => key.startsWith('_') && !['_some', '_none', '_and', '_or'].includes(key));
