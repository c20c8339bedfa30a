/** Which organization a new row belongs to, and who may put one into the trash. */
import type { PermissionsService } from '@directus/api/services/permissions';
import { type Context, isPrivileged, type Row, type SchemaOverview } from './context.js';
import { kontorError } from './errors/errors.js';

interface Services {
	PermissionsService: typeof PermissionsService;
}

const SYSTEM_TENANT_COLLECTIONS = ['directus_files', 'directus_folders'];

export const isTenantCollection = (schema: SchemaOverview, collection: string): boolean =>
	'organization_id' in (schema.collections[collection]?.fields ?? {}) &&
	(!collection.startsWith('directus_') || SYSTEM_TENANT_COLLECTIONS.includes(collection));

/**
 * Rows of ordinary users get their organization from the preset of the permission. GraphQL makes some users name it
 * (it is "not null"): then it must be their own. Administrators may choose; by default it is their own.
 * For a row, unlike a file, an administrator who belongs to none means the only one that there is.
 */
export async function assignOrganization(payload: Row, { accountability, database }: Context, isRow = false): Promise<Row> {
	if (accountability === null || (!accountability.admin && payload.organization_id === undefined)) return payload;
	if ((accountability.admin && payload.organization_id) || !accountability.user) return payload;
	const user = await database('directus_users').select('organization_id').where({ id: accountability.user }).first();
	if (!accountability.admin && payload.organization_id !== user?.organization_id)
		throw kontorError('ORGANIZATION_IS_GIVEN', { field: 'organization_id' });
	return { ...payload, organization_id: user?.organization_id ?? (isRow ? await onlyOrganization(database) : undefined) };
}

async function onlyOrganization(database: Context['database']): Promise<string | undefined> {
	const found = await database('organizations').select('id').limit(2);
	return found.length === 1 ? found[0].id : undefined;
}

export function refuseOrganization(payload: Row, { accountability }: Context): void {
	if (!isPrivileged(accountability) && payload.organization_id !== undefined)
		throw kontorError('ORGANIZATION_IS_GIVEN', { field: 'organization_id' });
}

/** Putting a row into the trash is deleting it, and so is taking it out again: PATCH needs the right that DELETE needs. */
export async function assertMayTrash(
	collection: string,
	keys: string[],
	payload: Row,
	context: Context,
	{ PermissionsService }: Services,
): Promise<void> {
	if (isPrivileged(context.accountability) || !('deleted_at' in payload)) return;
	const permissions = new PermissionsService({ knex: context.database, schema: context.schema, accountability: context.accountability });
	for (const key of keys)
		if (!(await permissions.getItemPermissions(collection, key)).delete.access)
			throw kontorError('DELETE_NOT_ALLOWED', { collection, field: 'deleted_at' });
}

/** A file that an administrator puts into a folder belongs to the folder's organization. Everybody else works in one organization only. */
export async function withOrganizationOfFolder(payload: Row, { accountability, database }: Context): Promise<Row> {
	const folder = payload.folder ?? payload.parent;
	if (!accountability?.admin || payload.organization_id || typeof folder !== 'string') return payload;
	const found = await database('directus_folders').select('organization_id').where({ id: folder }).first();
	return found?.organization_id ? { ...payload, organization_id: found.organization_id } : payload;
}

/** Files and folders may exist without an organization (Studio's own); they are made by administrators only. */
export async function assertHasOrganization({ accountability, database }: Context): Promise<void> {
	if (isPrivileged(accountability)) return;
	const user =
		accountability!.user && (await database('directus_users').select('organization_id').where({ id: accountability!.user }).first());
	if (!user?.organization_id) throw kontorError('NO_ORGANIZATION');
}
