/** Which organization a new row belongs to, and that it points only at rows its author may see. */
import type { ItemsService } from '@directus/api/services/items';
import type { PermissionsService } from '@directus/api/services/permissions';
import { type Context, isPrivileged, type Row, type SchemaOverview } from './context.js';
import { kontorError } from './errors.js';

interface Services {
	ItemsService: typeof ItemsService;
	PermissionsService: typeof PermissionsService;
}

const SYSTEM_TENANT_COLLECTIONS = ['directus_files', 'directus_folders'];

export const isTenantCollection = (schema: SchemaOverview, collection: string): boolean =>
	'organization_id' in (schema.collections[collection]?.fields ?? {}) &&
	(!collection.startsWith('directus_') || SYSTEM_TENANT_COLLECTIONS.includes(collection));

/**
 * The preset of their permission gives the organization to what ordinary users make. GraphQL makes some of them name it
 * (it is "not null"): then it must be their own. Administrators may choose; by default it is their own.
 */
export async function assignOrganization(payload: Row, { accountability, database }: Context): Promise<Row> {
	if (accountability === null || (!accountability.admin && payload.organization_id === undefined)) return payload;
	if ((accountability.admin && payload.organization_id) || !accountability.user) return payload;
	const user = await database('directus_users').select('organization_id').where({ id: accountability.user }).first();
	if (!accountability.admin && payload.organization_id !== user?.organization_id)
		throw kontorError('ORGANIZATION_IS_GIVEN', { field: 'organization_id' });
	return { ...payload, organization_id: user?.organization_id };
}

export function refuseOrganization(payload: Row, { accountability }: Context): void {
	if (!isPrivileged(accountability) && payload.organization_id !== undefined)
		throw kontorError('ORGANIZATION_IS_GIVEN', { field: 'organization_id' });
}

/** A part of a whole: whoever adds one changes the whole, so they need the right to (a line of a draft, a member of a project led). */
const PARTS: Record<string, string> = { invoice_lines: 'invoice_id', quote_lines: 'quote_id', project_members: 'project_id' };

/** One can point only at what one can see: a project one is not a member of is as absent as one of another tenant. */
export async function assertReferencesAllowed(collection: string, payload: Row, context: Context, services: Services): Promise<void> {
	if (isPrivileged(context.accountability)) return;
	const options = { knex: context.database, schema: context.schema, accountability: context.accountability };
	for (const { field, related_collection: target } of context.schema.relations.filter((relation) => relation.collection === collection)) {
		if (!target || !isTenantCollection(context.schema, target)) continue;
		const primary = context.schema.collections[target]!.primary;
		const key = keyOf(payload[field], primary);
		if (key === undefined) continue;
		const service = new services.ItemsService(target, options);
		const found = await service.readByQuery({ fields: [primary], filter: { [primary]: { _eq: key } }, limit: 1 }).catch(() => []);
		const isAllowed = found.length > 0 && (PARTS[collection] !== field || (await mayChange(target, key, services, options)));
		if (!isAllowed) throw kontorError('REFERENCE_NOT_FOUND', { collection, field });
	}
}

/** A relation is given by its key, or as an object that holds it (GraphQL knows no other way); without a key it is a new row. */
function keyOf(value: unknown, primary: string): string | undefined {
	const key = value !== null && typeof value === 'object' ? (value as Row)[primary] : value;
	return key === null || key === undefined ? undefined : String(key);
}

type Options = ConstructorParameters<Services['PermissionsService']>[0];

const mayChange = async (collection: string, key: string, { PermissionsService }: Services, options: Options): Promise<boolean> =>
	(await new PermissionsService(options).getItemPermissions(collection, key)).update.access;

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

/** Files and folders may exist without an organization (Studio's own); they are made by administrators only. */
export async function assertHasOrganization({ accountability, database }: Context): Promise<void> {
	if (isPrivileged(accountability)) return;
	const user =
		accountability!.user && (await database('directus_users').select('organization_id').where({ id: accountability!.user }).first());
	if (!user?.organization_id) throw kontorError('NO_ORGANIZATION');
}
