/**
 * What a query asks for: its fields, level by level. Directus works it out again for every request, and looks up the caller's rights
 * for each level. It depends only on the query and on the columns that the caller may read, so it is cached for all callers who may
 * read the same columns.
 */
import { createHash } from 'node:crypto';
import { type Ast, getAstFromQuery, type Node } from '@directus/api/database/get-ast-from-query/get-ast-from-query';
import type { Accountability, Permission, Query, SchemaOverview } from '@directus/types';
import type { Knex } from 'knex';

interface Asked {
	collection: string;
	query: Query;
	/** Null: may read everything. */
	permissions: readonly Permission[] | null;
}

interface Service {
	knex: Knex;
	schema: SchemaOverview;
	accountability: Accountability | null;
}

const MOST_PLANS = 300;
const LONGEST_KEY = 4_000;
/** Fields of all levels together. A larger plan is not cached. */
const MOST_FIELDS = 500;
/** The schema is another object as soon as anything of it has changed. */
const known = new WeakMap<SchemaOverview, Map<string, Ast>>();

/** `check` runs once for each plan; a refused plan is not cached. Plans are shared, so nobody may change one. */
export async function planOf({ collection, query, permissions }: Asked, service: Service, check: (plan: Ast) => void): Promise<Ast> {
	const { filter, search, limit, offset, page, ...shape } = query;
	const plans = known.get(service.schema) ?? new Map<string, Ast>();
	known.set(service.schema, plans);
	const key = JSON.stringify([collection, shape, columnsOf(permissions)], exactly);
	const plan = plans.get(key) ?? (await make());
	// Moves the plan to the end: those that were not used for longest are dropped first.
	plans.delete(key);
	if (key.length <= LONGEST_KEY && fieldsIn(plan.children) <= MOST_FIELDS) plans.set(key, plan);
	if (plans.size > MOST_PLANS) plans.delete(plans.keys().next().value!);
	const here = Object.entries({ filter, search, limit, offset, page }).filter(([, value]) => value !== undefined);
	return { ...plan, query: { ...plan.query, ...Object.fromEntries(here) } };

	async function make(): Promise<Ast> {
		const { schema, knex, accountability } = service;
		const made = await getAstFromQuery({ collection, query: shape, accountability }, { schema, knex });
		check(made);
		return made;
	}
}

/** JSON has no infinity. */
const exactly = (_: string, value: unknown) => (typeof value === 'number' && !Number.isFinite(value) ? `${value} as a number` : value);

function fieldsIn(nodes: readonly Node[]): number {
	const below = (node: Node) =>
		node.type === 'a2o' ? Object.values(node.children) : node.type === 'o2m' || node.type === 'm2o' ? [node.children] : [];
	return nodes.reduce((sum, node) => sum + below(node).reduce((inner, children) => inner + fieldsIn(children), 1), 0);
}

const signatures = new WeakMap<readonly Permission[], string>();

/** A short key for the readable columns of all collections. */
function columnsOf(permissions: readonly Permission[] | null): string {
	if (permissions === null) return 'everything';
	let signature = signatures.get(permissions);
	if (signature === undefined) {
		const columns = permissions.map(({ collection, fields }) => [collection, fields]);
		signature = createHash('sha256').update(JSON.stringify(columns)).digest('base64');
		signatures.set(permissions, signature);
	}
	return signature;
}
