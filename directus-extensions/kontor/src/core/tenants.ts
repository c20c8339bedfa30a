/** Which organization a new row belongs to, and that it points only at rows its author may see. */
import type { ItemsService } from '@directus/api/services/items';
import { type Context, isPrivileged, type Row, type SchemaOverview } from './context.js';
import { kontorError } from './errors.js';

type ItemsServiceClass = typeof ItemsService;

const SYSTEM_TENANT_COLLECTIONS = ['directus_files', 'directus_folders'];

export const isTenantCollection = (schema: SchemaOverview, collection: string): boolean =>
	'organization_id' in (schema.collections[collection]?.fields ?? {}) &&
	(!collection.startsWith('directus_') || SYSTEM_TENANT_COLLECTIONS.includes(collection));

/** Ordinary users never name the organization: the preset of their permission does. Administrators may; by default it is their own. */
export async function assignOrganization(payload: Row, { accountability, database }: Context): Promise<Row> {
	if (accountability === null) return payload;
	if (!accountability.admin) {
		if (payload.organization_id !== undefined) throw kontorError('ORGANIZATION_IS_GIVEN', { field: 'organization_id' });
		return payload;
	}
	if (payload.organization_id || !accountability.user) return payload;
	const user = await database('directus_users').select('organization_id').where({ id: accountability.user }).first();
	return { ...payload, organization_id: user?.organization_id };
}

export function refuseOrganization(payload: Row, { accountability }: Context): void {
	if (!isPrivileged(accountability) && payload.organization_id !== undefined)
		throw kontorError('ORGANIZATION_IS_GIVEN', { field: 'organization_id' });
}

/** One can point only at what one can see: a project one is not a member of is as absent as one of another tenant. */
export async function assertReferencesVisible(collection: string, payload: Row, context: Context, Items: ItemsServiceClass): Promise<void> {
	if (isPrivileged(context.accountability)) return;
	for (const { field, related_collection: target } of context.schema.relations.filter((relation) => relation.collection === collection)) {
		const value = payload[field];
		if (typeof value !== 'string' || !target || target.startsWith('directus_') || !isTenantCollection(context.schema, target)) continue;
		const service = new Items(target, { knex: context.database, schema: context.schema, accountability: context.accountability });
		const found = await service.readByQuery({ fields: ['id'], filter: { id: { _eq: value } }, limit: 1 }).catch(() => []);
		if (found.length === 0) throw kontorError('REFERENCE_NOT_FOUND', { collection, field });
	}
}
