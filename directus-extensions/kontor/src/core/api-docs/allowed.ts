/** What the caller may do with each collection and its fields: the description of the API shows nothing else. */
import { fetchPermissions } from '@directus/api/permissions/lib/fetch-permissions';
import { fetchPolicies } from '@directus/api/permissions/lib/fetch-policies';
import type { Permission } from '@directus/types';
import type { Context } from '../context.js';

export type Action = 'create' | 'read' | 'update' | 'delete';

/** Nothing, where the caller may not do this with the collection. */
export type Allowed = (collection: string, action: Action) => Fields | undefined;

export interface Fields {
	has(field: string): boolean;
	/** In every row that the caller may see or change; the others come as null in some rows. */
	isInEveryRow(field: string): boolean;
	/** Given by the permission, so that nobody has to name it. */
	isPreset(field: string): boolean;
}

const ALL: Fields = { has: () => true, isInEveryRow: () => true, isPreset: () => false };

export async function allowedTo({ accountability, database, schema }: Context): Promise<Allowed> {
	if (!accountability) return () => undefined;
	if (accountability.admin) return () => ALL;
	const context = { schema, knex: database };
	const policies = await fetchPolicies(accountability, context);
	const permissions = await fetchPermissions({ policies, accountability }, context);
	return (collection, action) => {
		const mine = permissions.filter((one) => one.collection === collection && one.action === action);
		return mine.length > 0 ? fieldsOf(mine) : undefined;
	};
}

function fieldsOf(permissions: Permission[]): Fields {
	const names = ({ fields }: Permission, field: string) => fields?.includes('*') || fields?.includes(field) || false;
	return {
		has: (field) => permissions.some((one) => names(one, field)),
		isInEveryRow: (field) => permissions.every((one) => names(one, field)),
		isPreset: (field) => permissions.some(({ presets }) => presets?.[field] !== undefined),
	};
}
