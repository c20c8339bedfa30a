/**
 * Whatever is changed in the data model while the server runs, in Studio, by the API, GraphQL or a schema that is applied: the database
 * guards it before the answer is sent (snapshots/guards/first/12-tables.sql). A new table belongs to organizations from its first moment,
 * by a trigger; here its fields and relations follow, and those that are new on any other table.
 */
import { flushCaches } from '@directus/api/cache';
import type { Knex } from 'knex';
import type { SchemaOverview } from '../core/context.js';
import { translateDatabaseError } from '../core/errors/database-errors.js';
import { LABELS } from '../generated/labels.js';
import { tablesError } from './errors.js';
import { assertStays, assertStaysWhole, isOwnField } from './own-fields.js';

interface Service {
	knex: Knex;
	schema: SchemaOverview;
}
type Method = (this: Service, ...args: any[]) => Promise<unknown>;
type Methods<Name extends string> = { prototype: Record<Name, Method> & { [isMended]?: true } };
export interface ModelServices {
	CollectionsService: Methods<'createOne' | 'updateOne' | 'deleteOne'>;
	FieldsService: Methods<'createField' | 'updateField' | 'deleteField'>;
	RelationsService: Methods<'createOne' | 'updateOne' | 'deleteOne'>;
}
type Given = Record<string, any> | null | undefined;

const isMended = Symbol('kontor.tables');

export async function guardTables(knex: Knex): Promise<void> {
	try {
		await knex.raw('select kontor_system.guard_made_tables(is_whole => true)');
	} catch (error) {
		throw translateDatabaseError(error);
	}
}

export function guardChanges({ CollectionsService, FieldsService, RelationsService }: ModelServices): void {
	if (CollectionsService.prototype[isMended]) return;
	CollectionsService.prototype[isMended] = true;

	afterwards(CollectionsService, 'createOne');
	afterwards(CollectionsService, 'updateOne', (_service, collection: string, change: Given) => {
		// What was shipped holds rows of organizations, even while it is empty.
		if (change?.meta?.is_shared === true && LABELS[collection]) throw tablesError('TABLE_NOT_TO_BE_SHARED', { collection });
	});
	afterwards(CollectionsService, 'deleteOne');
	afterwards(FieldsService, 'createField', ({ schema }, collection: string, field: Given) => {
		const isTable = schema.collections[collection] && !collection.startsWith('directus_');
		if (isTable && field?.field === 'organization_id') throw tablesError('ORGANIZATION_FIELD_RESERVED', { collection });
	});
	afterwards(FieldsService, 'updateField', ({ schema }, collection: string, field: Given) => {
		assertStaysWhole(schema, collection, field ?? {});
	});
	afterwards(FieldsService, 'deleteField', ({ schema }, collection: string, field: string) => assertStays(schema, collection, field));
	afterwards(RelationsService, 'createOne', async ({ knex }, relation: Given) => {
		if (!isOwnField(relation?.field)) return undefined;
		// A schema that is applied brings the relation along that the database has made already.
		const known = { many_collection: relation!.collection, many_field: relation!.field };
		return (await knex('directus_relations').where(known).first('id')) ? isThere : undefined;
	});
	afterwards(RelationsService, 'updateOne', ({ schema }, collection: string, field: string) => assertStays(schema, collection, field));
	afterwards(RelationsService, 'deleteOne', ({ schema }, collection: string, field: string) => assertStays(schema, collection, field));
}

/** Nothing to do any more. */
const isThere = Symbol('is there');

function afterwards<Name extends string, Args extends unknown[]>(
	{ prototype }: { prototype: Record<Name, Method> },
	name: Name,
	check?: (service: Service, ...args: Args) => unknown,
): void {
	const original = prototype[name];
	prototype[name] = async function (this: Service, ...args: unknown[]) {
		if ((await check?.(this, ...(args as Args))) === isThere) return undefined;
		const answer = await original.apply(this, args);
		await guardTables(this.knex);
		// A transaction has still to end; whoever began it clears the caches then, as Directus does.
		if (!this.knex.isTransaction) await flushCaches();
		return answer;
	} as Method;
}
