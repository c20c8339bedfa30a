/** Directus ships these modules without types; only what is used of them is declared. */
declare module '@directus/api/database/get-ast-from-query/get-ast-from-query' {
	import type { Accountability, Query, SchemaOverview } from '@directus/types';
	import type { Knex } from 'knex';

	export interface Ast {
		query: Query & { group?: string[] | null };
		children: Node[];
	}
	/** A field has nothing below it. If the related collection depends on the row, each collection has its own query and children. */
	export type Node =
		| { type: 'field' | 'functionField' }
		| { type: 'o2m' | 'm2o'; name: string; query: Query; children: Node[] }
		| { type: 'a2o'; names: string[]; query: Record<string, Query>; children: Record<string, Node[]> };
	export function getAstFromQuery(
		options: { collection: string; query: Query; accountability: Accountability | null },
		context: { schema: SchemaOverview; knex: Knex },
	): Promise<Ast>;
}

declare module '@directus/system-data' {
	export const appAccessMinimalPermissions: { collection: string; action: string; permissions: object; fields: string[] | null }[];
}

declare module '@directus/api/database/run-ast/run-ast' {
	import type { Ast } from '@directus/api/database/get-ast-from-query/get-ast-from-query';
	import type { Accountability, Item, SchemaOverview } from '@directus/types';
	import type { Knex } from 'knex';

	export function runAst(
		ast: Ast,
		schema: SchemaOverview,
		accountability: Accountability | null,
		options: { knex: Knex; stripNonRequested: boolean },
	): Promise<Item[] | null>;
}

declare module '@directus/api/permissions/modules/process-ast/lib/field-map-from-ast' {
	import type { Ast } from '@directus/api/database/get-ast-from-query/get-ast-from-query';
	import type { SchemaOverview } from '@directus/types';

	type Paths = Map<string, { collection: string; fields: Set<string> }>;
	export function fieldMapFromAst(ast: Ast, schema: SchemaOverview): { read: Paths; other: Paths };
}

declare module '@directus/api/permissions/modules/process-ast/utils/validate-path/validate-path-existence' {
	import type { SchemaOverview } from '@directus/types';

	export function validatePathExistence(path: string, collection: string, fields: ReadonlySet<string>, schema: SchemaOverview): void;
}

declare module '@directus/api/permissions/modules/process-ast/utils/validate-path/validate-path-permissions' {
	import type { Permission } from '@directus/types';

	export function validatePathPermissions(
		path: string,
		permissions: readonly Permission[],
		collection: string,
		fields: ReadonlySet<string>,
	): void;
}

declare module '@directus/api/utils/sanitize-query' {
	import type { Accountability, Query, SchemaOverview } from '@directus/types';

	export function sanitizeQuery(query: object, schema: SchemaOverview, accountability: Accountability | null): Promise<Query>;
}
