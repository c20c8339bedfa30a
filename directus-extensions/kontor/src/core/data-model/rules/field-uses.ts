/** Where filters, bookmarks and templates name a field, and how they go on without it when it is deleted. */
import type { Relation } from '@directus/types';

type Json = unknown;
type Relations = readonly Pick<Relation, 'collection' | 'field' | 'related_collection' | 'meta'>[];

/** The field that is looked for. */
export interface Target {
	collection: string;
	field: string;
	relations: Relations;
}

/** `year(due_date)` is about `due_date`, `item:customers` about `item`. */
const bare = (name: string): string => (/^\w+\((.*)\)$/.exec(name)?.[1] ?? name).split(':')[0]!;

/** Where a field leads, if it is a relation. */
function next(collection: string, field: string, relations: Relations): string | undefined {
	for (const relation of relations) {
		if (relation.collection === collection && relation.field === field) return relation.related_collection ?? undefined;
		if (relation.related_collection === collection && relation.meta?.one_field === field) return relation.collection;
	}
	return undefined;
}

const isObject = (value: Json): value is Record<string, Json> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The filter without the conditions that name the field; undefined if nothing is left. */
export function withoutField(filter: Json, from: string | undefined, target: Target): Json {
	if (Array.isArray(filter)) {
		const left = filter.map((part) => withoutField(part, from, target)).filter((part) => part !== undefined);
		return left.length === 0 && filter.length > 0 ? undefined : left;
	}
	if (!isObject(filter)) return filter;
	const left = Object.entries(filter).flatMap(([name, value]): [string, Json][] => {
		const isOperator = name.startsWith('_') || name.startsWith('$');
		if (!isOperator && from === target.collection && bare(name) === target.field) return [];
		const below = isOperator ? from : from && next(from, bare(name), target.relations);
		// What an operator compares with is no filter.
		const rest = isOperator && !isObject(value) && !/^_(and|or)$/.test(name) ? value : withoutField(value, below, target);
		return rest === undefined ? [] : [[name, rest]];
	});
	return left.length === 0 && Object.keys(filter).length > 0 ? undefined : Object.fromEntries(left);
}

export const filterNames = (filter: Json, from: string, target: Target): boolean =>
	JSON.stringify(withoutField(filter, from, target) ?? null) !== JSON.stringify(filter ?? null);

/** Whether `customer_id.name` or `-name` leads over the field. */
export function pathNames(path: string, from: string, target: Target): boolean {
	let at: string | undefined = from;
	for (const part of path.replace(/^-/, '').split('.')) {
		const name = bare(part);
		if (at === target.collection && name === target.field) return true;
		at = at && next(at, name, target.relations);
	}
	return false;
}

/** `{{name}} ({{code}})` becomes `{{name}}`: what is left of an empty pair of brackets goes, too. */
export function templateWithout(template: string, from: string, target: Target): string {
	return template
		.replace(/\{\{\s*([^}]+?)\s*\}\}/g, (all, path) => (pathNames(path, from, target) ? '' : all))
		.replace(/\(\s*\)|\[\s*\]/g, '')
		.replace(/\s{2,}/g, ' ')
		.replace(/^[\s·,–-]+|[\s·,–-]+$/g, '');
}

/** Of a bookmark's settings: lists of columns and the sorting lose the field, other settings that name nothing but it go. */
export function settingsWithout(value: Json, from: string, target: Target): Json {
	const isPath = (part: Json): part is string => typeof part === 'string' && pathNames(part, from, target);
	if (Array.isArray(value)) return value.filter((part) => !isPath(part)).map((part) => settingsWithout(part, from, target));
	if (typeof value === 'string') return value.includes('{{') ? templateWithout(value, from, target) : value;
	if (!isObject(value)) return value;
	return Object.fromEntries(
		Object.entries(value)
			.filter(([name, part]) => !isPath(part) && !pathNames(name, from, target))
			.map(([name, part]) => [name, settingsWithout(part, from, target)]),
	);
}
