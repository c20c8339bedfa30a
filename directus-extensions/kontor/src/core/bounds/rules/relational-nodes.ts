/** How many tables a request reads: every relation that its fields reach is one more query, and wildcards multiply. */
import type { Relation, SchemaOverview } from '@directus/types';

/** The columns of a collection that the caller may see; null is all of them. */
export type Readable = (collection: string) => Promise<ReadonlySet<string> | null>;

export interface Wanted {
	fields: readonly string[];
	/** Other names for fields: `{"open_tasks": "tasks"}`. */
	alias?: Record<string, string> | null;
	deep?: Record<string, any> | null;
	/** Without the way back to where a relation came from. */
	hasBacklinks?: boolean;
}

interface Step {
	relation: Relation;
	target: string;
}

const known = new WeakMap<SchemaOverview, Map<string, Map<string, Step>>>();

/** From each collection by the name of the field, in both directions. */
export function stepsFrom(schema: SchemaOverview, collection: string): ReadonlyMap<string, Step> {
	let steps = known.get(schema);
	if (!steps) {
		steps = new Map();
		const add = (from: string, field: string | null | undefined, target: string | null, relation: Relation) => {
			if (!field || !target) return;
			if (!steps!.has(from)) steps!.set(from, new Map());
			steps!.get(from)!.set(field, { relation, target });
		};
		for (const relation of schema.relations) {
			for (const target of relation.related_collection ? [relation.related_collection] : (relation.meta?.one_allowed_collections ?? []))
				add(relation.collection, relation.field, target, relation);
			if (relation.related_collection) add(relation.related_collection, relation.meta?.one_field, relation.collection, relation);
		}
		known.set(schema, steps);
	}
	return steps.get(collection) ?? new Map();
}

/** Stops counting at `most` + 1: what is asked for can be too much to count. */
export async function relationalNodes(
	collection: string,
	wanted: Wanted,
	schema: SchemaOverview,
	readable: Readable,
	most: number,
): Promise<number> {
	let count = 0;
	await visit(collection, wanted, undefined);
	return count;

	async function visit(from: string, { fields, alias, deep, hasBacklinks }: Wanted, parent: Relation | undefined): Promise<void> {
		const steps = stepsFrom(schema, from);
		const allowed = await readable(from);
		const all = [...steps].filter(
			([field, { relation }]) => (allowed === null || allowed.has(field)) && (hasBacklinks !== false || relation !== parent),
		);
		const children = new Map<string, string[]>();
		const add = (field: string, rest: string) => {
			const inner = children.get(field) ?? [];
			if (rest) inner.push(rest);
			children.set(field, inner);
		};
		for (const path of new Set(fields)) {
			const [first = '', ...rest] = path.split('.');
			if (first === '*') for (const [field] of all) add(field, rest.join('.'));
			else add(first.split(':')[0]!, rest.join('.'));
		}
		for (const [name, inner] of children) {
			// A function over a relation counts its rows: that is a query as well.
			const field = /^\w+\((\w+)\)$/.exec(name)?.[1] ?? ownValue(alias, name) ?? name;
			const step = steps.get(field);
			if (!step) continue;
			const isColumn = step.relation.collection === from && step.relation.field === field;
			if (isColumn && inner.length === 0) continue;
			count++;
			if (count > most) return;
			const below = ownValue(deep, name) as Wanted['deep'];
			await visit(step.target, { fields: inner, alias: below?._alias, deep: below ?? null, hasBacklinks }, step.relation);
			if (count > most) return;
		}
	}
}

const ownValue = <T>(record: Record<string, T> | null | undefined, name: string): T | undefined =>
	record && Object.hasOwn(record, name) ? record[name] : undefined;
