/** What may be seen of one table: which rows, and in which of them each column. */
import type { Filter, Permission, SchemaOverview } from '@directus/types';

/** Null: in all rows. Otherwise in rows for which one of these filters holds; an empty list: in none. */
export type Where = readonly Filter[] | null;

export interface TableRights {
	rows: Where;
	/** In the rows that are seen; null is all of those. */
	columns: Map<string, Where>;
}

type Rights = readonly Pick<Permission, 'collection' | 'permissions' | 'fields'>[];

/** A row is seen if one permission shows it; a column of it, if one of the permissions that show the row has the column. */
export function rightsOnTable(collection: string, permissions: Rights, schema: SchemaOverview): TableRights {
	const own = permissions.filter((permission) => permission.collection === collection);
	const rows = union(own);
	const columns = new Map<string, Where>();
	for (const name of Object.keys(schema.collections[collection]?.fields ?? {})) {
		const where = union(own.filter(({ fields }) => fields?.some((field) => field === '*' || field === name)));
		columns.set(name, isSame(where, rows) ? null : where);
	}
	return { rows, columns };
}

/**
 * The foreign key counts as visible if the caller may read the relation from its other side: if they may read the members of a
 * project, they get them, even if they may not read `project_members.project_id` itself.
 */
export function withJoinKeys(collection: string, rights: TableRights, permissions: Rights, schema: SchemaOverview): TableRights {
	const columns = new Map(rights.columns);
	columns.set(schema.collections[collection]!.primary, null);
	for (const { collection: from, field, related_collection: to, meta } of schema.relations) {
		if (from !== collection || !to || !meta?.one_field || !isNever(columns.get(field))) continue;
		if (rightsOnTable(to, permissions, schema).columns.get(meta.one_field) === null) columns.set(field, null);
	}
	return { ...rights, columns };
}

function union(permissions: Rights): Where {
	const wheres = permissions.map(({ permissions: where }) => (where && Object.keys(where).length > 0 ? where : null));
	if (wheres.includes(null)) return null;
	return [...new Map(wheres.map((where) => [JSON.stringify(where), where!])).values()];
}

const isNever = (where: Where | undefined): boolean => where?.length === 0;
const isSame = (one: Where, other: Where): boolean => JSON.stringify(one) === JSON.stringify(other);
