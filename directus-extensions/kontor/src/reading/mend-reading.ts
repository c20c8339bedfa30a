/**
 * Directus joins relations without the row permission of the joined table, and filters, sorts and adds up by columns that the caller
 * sees in some rows only. Here every read is answered only from the rows and columns that the caller may see
 * (docs/decisions/0020-reading-only-what-is-visible.md).
 */

import type { Ast } from '@directus/api/database/get-ast-from-query/get-ast-from-query';
import { runAst } from '@directus/api/database/run-ast/run-ast';
import { useEmitter } from '@directus/api/emitter';
import { fieldMapFromAst } from '@directus/api/permissions/modules/process-ast/lib/field-map-from-ast';
import { validatePathExistence } from '@directus/api/permissions/modules/process-ast/utils/validate-path/validate-path-existence';
import { validatePathPermissions } from '@directus/api/permissions/modules/process-ast/utils/validate-path/validate-path-permissions';
import { ForbiddenError, InvalidQueryError } from '@directus/errors';
import { appAccessMinimalPermissions } from '@directus/system-data';
import type { Accountability, Item, Permission, PrimaryKey, Query, SchemaOverview } from '@directus/types';
import type { Knex } from 'knex';
import { isPrivileged } from '../core/context.js';
import { readPermissionsOf } from '../core/rights/read-rights.js';
import { keepGroups } from '../core/rights/rules/keep-groups.js';
import { isSummedUp } from '../core/rules/summed-up.js';
import { hideTrash } from '../core/trash.js';
import { planOf } from './plans.js';
import { isOnColumns } from './rules/plain-paths.js';
import { problemOfSums } from './rules/sums.js';
import { lookedUp } from './search/condition.js';
import { hasSearch, withMark } from './search/marks.js';
import { visibleKnex } from './visible-knex.js';

interface Options {
	emitEvents?: boolean;
	stripNonRequested?: boolean;
}
interface Service {
	knex: Knex;
	schema: SchemaOverview;
	accountability: Accountability | null;
}
interface Items extends Service {
	collection: string;
	eventScope: string;
}
type ReadByQuery = (this: Items, query: Query, options?: Options) => Promise<Item[]>;
type KeysByQuery = (this: Items, query: Query) => Promise<PrimaryKey[]>;
type FilterCount = (this: Service, collection: string, query: Query) => Promise<number>;
interface Services {
	ItemsService: { prototype: { readByQuery: ReadByQuery; getKeysByQuery: KeysByQuery; [isMended]?: true } };
	MetaService: { prototype: { filterCount: FilterCount } };
}

const isMended = Symbol('kontor');

export function mendReading({ ItemsService: { prototype: items }, MetaService: { prototype: meta } }: Services): void {
	if (items[isMended]) return;
	items[isMended] = true;
	const { readByQuery, getKeysByQuery } = items;
	const { filterCount } = meta;

	leadFromRolesToNobody();
	items.readByQuery = async function (query, options) {
		const problem = problemOfSums(query, this.collection, this.schema, isPrivileged(this.accountability));
		if (problem) throw new InvalidQueryError({ reason: problem });
		// What nothing is hidden from reads as Directus does, but for searching.
		const isPlain = isPrivileged(this.accountability) && !hasSearch(query);
		return isPlain ? readByQuery.call(this, query, options) : readVisible(this, query, options);
	};
	// For a change or deletion by filter, Directus looks for the rows without regard to rights: a refusal would reveal that there are some.
	items.getKeysByQuery = async function (query) {
		if (isPrivileged(this.accountability)) return getKeysByQuery.call(this, query);
		const { primary } = this.schema.collections[this.collection]!;
		const rows = await items.readByQuery.call(this, { ...query, fields: [primary] });
		return rows.map((row) => row[primary]);
	};
	meta.filterCount = async function (collection, query) {
		if (isPrivileged(this.accountability) && !hasSearch(query)) return filterCount.call(this, collection, query);
		const context = contextOf(this);
		const permissions = await permissionsOf(context);
		if (permissions) validatePathPermissions('', permissions, collection, new Set());
		// Without the caller's accountability, because the tables are already limited to what the caller sees.
		const visible = Object.create(this, {
			accountability: { value: null },
			knex: { value: visibleKnex(this.knex, permissions, this.schema) },
		});
		const asked = await hideTrash(query, collection, context);
		const kept = { ...asked, filter: keepGroups(asked.filter ?? null, collection, this.schema) };
		const found = await foundBy(kept, collection, this.schema, visible.knex);
		return filterCount.call(visible, collection, withMark(kept, collection, this.schema, found));
	};
}

/** Like Directus' own reading, but for two steps: the query's fields are checked, and it runs over the visible part of the tables. */
async function readVisible(service: Items, query: Query, { emitEvents = true, stripNonRequested = true }: Options = {}): Promise<Item[]> {
	const { collection, knex, schema, accountability, eventScope } = service;
	const emitter = useEmitter();
	const event = (name: string) => (eventScope === 'items' ? [`items.${name}`, `${collection}.items.${name}`] : `${eventScope}.${name}`);
	const context = { database: knex, schema, accountability };
	const filtered = emitEvents ? await emitter.emitFilter(event('query'), query, { collection }, context) : query;

	const permissions = await permissionsOf(contextOf(service));
	const ast = await planOf({ collection, query: filtered, permissions }, service, (plan) => {
		assertReadable(plan, permissions, schema);
		keepGroupsBelow(plan, schema);
	});
	assertReadable({ ...ast, children: [] }, permissions, schema);
	ast.query.filter = keepGroups(ast.query.filter ?? null, collection, schema);
	ast.query = withMark(ast.query, collection, schema, await foundBy(ast.query, collection, schema, visibleKnex(knex, permissions, schema)));
	const { filter } = ast.query;
	const isNarrowed = permissions !== null && isSummedUp(ast.query) && filter && !isOnColumns(filter, collection, schema);
	const narrowed = isNarrowed ? { collection, filter } : undefined;
	if (narrowed) ast.query.filter = null;

	// The tables are limited already. Directus must not check permissions again, because it would read them from these tables.
	const found = await runAst(ast, schema, accountability && { ...accountability, admin: true }, {
		knex: visibleKnex(knex, permissions, schema, narrowed),
		stripNonRequested,
	});
	if (found === null) throw new ForbiddenError();
	if (!emitEvents) return found;
	const records = await emitter.emitFilter(event('read'), found, { query: filtered, collection }, context);
	emitter.emitAction(event('read'), { payload: records, query: filtered, collection }, context);
	return records;
}

/** Refuses fields, filters and sorts that name what does not exist or what the caller may not read. */
function assertReadable(ast: Ast, permissions: readonly Permission[] | null, schema: SchemaOverview): void {
	const { read, other } = fieldMapFromAst(ast, schema);
	const paths = [...read, ...other];
	for (const [path, { collection, fields }] of paths) validatePathExistence(path, collection, fields, schema);
	if (permissions === null) return;
	for (const [path, { collection, fields }] of paths) validatePathPermissions(path, permissions, collection, fields);
}

/** In the filters and searches of all levels below the first. */
function keepGroupsBelow({ children }: Pick<Ast, 'children'>, schema: SchemaOverview): void {
	const keep = <T extends Query>(query: T, name: string): T => {
		const filter = query.filter ? keepGroups(query.filter, name, schema) : query.filter;
		return withMark(filter ? { ...query, filter } : query, name, schema);
	};
	for (const node of children) {
		if (node.type === 'o2m' || node.type === 'm2o') {
			node.query = keep(node.query, node.name);
			keepGroupsBelow(node, schema);
		}
		if (node.type === 'a2o')
			for (const name of node.names) {
				node.query[name] = keep(node.query[name] ?? {}, name);
				keepGroupsBelow({ children: node.children[name] ?? [] }, schema);
			}
	}
}

const foundBy = async ({ search }: Query, collection: string, schema: SchemaOverview, visible: Knex) =>
	search ? (await lookedUp([{ collection, search }], schema, visible))[0] : undefined;

/** Null: may read everything. */
const permissionsOf = async (context: ReturnType<typeof contextOf>) =>
	isPrivileged(context.accountability) ? null : readPermissionsOf(context);

const contextOf = ({ accountability, knex, schema }: Service) => ({ accountability, database: knex, schema });

/**
 * Roles belong to no organization, so a role must not lead to its users: Directus lets everybody in Studio read all fields of their
 * own role.
 */
function leadFromRolesToNobody(): void {
	for (const permission of appAccessMinimalPermissions)
		if (permission.collection === 'directus_roles') permission.fields = ['id', 'name', 'icon', 'description', 'parent'];
}
