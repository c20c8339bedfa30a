/**
 * Directus joins relations without the row permission of the joined table, and filters, sorts and adds up by columns
 * that the caller sees in some rows only. Here whatever somebody reads is answered from what they may see, and from nothing
 * else (docs/decisions/0020-reading-only-what-is-visible.md).
 */

import type { Ast } from '@directus/api/database/get-ast-from-query/get-ast-from-query';
import getDatabase from '@directus/api/database/index';
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
import { restricted } from './restricted.js';
import { isOnColumns } from './rules/plain-paths.js';
import { problemOfSums } from './rules/sums.js';
import { VisibleTables } from './visible-tables.js';

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
		const problem = problemOfSums(query, this.collection, this.schema);
		if (problem) throw new InvalidQueryError({ reason: problem });
		return isPrivileged(this.accountability) ? readByQuery.call(this, query, options) : readVisible(this, query, options);
	};
	// What is changed or deleted by a filter is looked up by Directus as if everybody saw everything: "refused" would tell of a hit.
	items.getKeysByQuery = async function (query) {
		if (isPrivileged(this.accountability)) return getKeysByQuery.call(this, query);
		const { primary } = this.schema.collections[this.collection]!;
		const rows = await items.readByQuery.call(this, { ...query, fields: [primary] });
		return rows.map((row) => row[primary]);
	};
	meta.filterCount = async function (collection, query) {
		if (isPrivileged(this.accountability)) return filterCount.call(this, collection, query);
		const context = contextOf(this);
		const permissions = await readPermissionsOf(context);
		validatePathPermissions('', permissions, collection, new Set());
		// As nobody in particular: the tables themselves are what the caller sees.
		const visible = Object.create(this, {
			accountability: { value: null },
			knex: { value: restricted(this.knex, visibleTables(permissions, this)) },
		});
		const asked = await hideTrash(query, collection, context);
		return filterCount.call(visible, collection, { ...asked, filter: keepGroups(asked.filter ?? null, collection, this.schema) });
	};
}

/** As Directus reads, but for the two steps in the middle: what is asked for is checked, and the query runs over what is visible. */
async function readVisible(service: Items, query: Query, { emitEvents = true, stripNonRequested = true }: Options = {}): Promise<Item[]> {
	const { collection, knex, schema, accountability, eventScope } = service;
	const emitter = useEmitter();
	const event = (name: string) => (eventScope === 'items' ? [`items.${name}`, `${collection}.items.${name}`] : `${eventScope}.${name}`);
	const context = { database: knex, schema, accountability };
	const filtered = emitEvents ? await emitter.emitFilter(event('query'), query, { collection }, context) : query;

	const permissions = await readPermissionsOf(contextOf(service));
	const ast = await planOf({ collection, query: filtered, permissions }, service, (plan) => {
		assertReadable(plan, permissions, schema);
		keepGroupsBelow(plan, schema);
	});
	assertReadable({ ...ast, children: [] }, permissions, schema);
	ast.query.filter = keepGroups(ast.query.filter ?? null, collection, schema);
	const { filter } = ast.query;
	const narrowed = isSummedUp(ast.query) && filter && !isOnColumns(filter, collection, schema) ? { collection, filter } : undefined;
	if (narrowed) ast.query.filter = null;

	// Rights are part of the tables now; Directus need not (and must not: it would look them up there) ask for them again.
	const found = await runAst(
		ast,
		schema,
		{ ...accountability!, admin: true },
		{
			knex: restricted(knex, visibleTables(permissions, service), narrowed),
			stripNonRequested,
		},
	);
	if (found === null) throw new ForbiddenError();
	if (!emitEvents) return found;
	const records = await emitter.emitFilter(event('read'), found, { query: filtered, collection }, context);
	emitter.emitAction(event('read'), { payload: records, query: filtered, collection }, context);
	return records;
}

/** What is asked for, filtered and sorted by is there, and the caller may read it. */
function assertReadable(ast: Ast, permissions: readonly Permission[], schema: SchemaOverview): void {
	const { read, other } = fieldMapFromAst(ast, schema);
	const paths = [...read, ...other];
	for (const [path, { collection, fields }] of paths) validatePathExistence(path, collection, fields, schema);
	for (const [path, { collection, fields }] of paths) validatePathPermissions(path, permissions, collection, fields);
}

/** In the filters of all levels below the first. */
function keepGroupsBelow({ children }: Pick<Ast, 'children'>, schema: SchemaOverview): void {
	const keep = (query: Query, name: string) => {
		if (query.filter) query.filter = keepGroups(query.filter, name, schema);
	};
	for (const node of children) {
		if (node.type === 'o2m' || node.type === 'm2o') {
			keep(node.query, node.name);
			keepGroupsBelow(node, schema);
		}
		if (node.type === 'a2o')
			for (const name of node.names) {
				keep(node.query[name] ?? {}, name);
				keepGroupsBelow({ children: node.children[name] ?? [] }, schema);
			}
	}
}

const contextOf = ({ accountability, knex, schema }: Service) => ({ accountability, database: knex, schema });

/** What is compiled for a caller is kept as long as their rights are. */
const compiled = new WeakMap<readonly Permission[], VisibleTables>();

function visibleTables(permissions: readonly Permission[], { schema }: Service): VisibleTables {
	const known = compiled.get(permissions);
	if (known) return known;
	const tables = new VisibleTables(permissions, schema, getDatabase());
	compiled.set(permissions, tables);
	return tables;
}

/** Who has a role is not a matter of the role: it belongs to no organization. Directus gives whoever opens Studio all of their own role. */
function leadFromRolesToNobody(): void {
	for (const permission of appAccessMinimalPermissions)
		if (permission.collection === 'directus_roles') permission.fields = ['id', 'name', 'icon', 'description', 'parent'];
}
