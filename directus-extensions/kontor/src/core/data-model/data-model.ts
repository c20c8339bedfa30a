/**
 * Repairs how Directus changes the data model (fields, collections, relations) for Studio. Without this, a wrong request, or one that
 * Postgres refuses, ends in a 500, ends the process, or leaves a row in `directus_fields` that makes every later request fail.
 * docs/decisions/0025-backup-and-crashes.md
 */
import { isDirectusError } from '@directus/errors';
import type { SchemaOverview } from '../context.js';
import { translateDatabaseError } from '../errors/database-errors.js';
import { kontorError } from '../errors/errors.js';
import { mendRelations, type RelationServices } from './relations.js';
import { isName } from './rules/names.js';

interface Service {
	schema: SchemaOverview;
}
type Method = (this: Service, ...args: any[]) => Promise<unknown>;
type Methods<Name extends string> = { prototype: Record<Name, Method> & { [isMended]?: true } };
export type DataModelServices = RelationServices & {
	FieldsService: Methods<'createField' | 'updateField' | 'deleteField' | 'readOne'>;
	CollectionsService: Methods<'createOne' | 'updateOne' | 'deleteOne'>;
	RelationsService: Methods<'deleteOne' | 'readOne'>;
};
type Given = Record<string, unknown> | null | undefined;

const isMended = Symbol('kontor');

export function mendDataModel(services: DataModelServices): void {
	const { FieldsService, CollectionsService, RelationsService } = services;
	if (FieldsService.prototype[isMended]) return;
	FieldsService.prototype[isMended] = true;
	mendRelations(services);

	mend(FieldsService, 'createField', (schema, collection: unknown, field: Given) => {
		assertCollection(collection, schema);
		assertNames(field?.field);
	});
	mend(FieldsService, 'updateField', (schema, collection: unknown, field: Given) => {
		assertNames(collection, field?.field);
		const known = schema.collections[collection as string]?.fields[field?.field as string];
		if (field?.schema && (!known || known.alias)) refuse(`"${field.field}" has no column in "${collection}"`);
	});
	mend(FieldsService, 'deleteField', (_, collection: unknown, field: unknown) => assertNames(collection, field));
	mend(FieldsService, 'readOne', (_, collection: unknown, field: unknown) => assertNames(collection, field));
	mend(CollectionsService, 'createOne', (_, collection: Given) => {
		assertNames(collection?.collection);
		if (collection?.fields !== undefined && collection.fields !== null && !Array.isArray(collection.fields))
			refuse('"fields" is a list of fields');
		for (const field of (collection?.fields ?? []) as Given[]) assertNames(field?.field);
	});
	mend(CollectionsService, 'updateOne', (_, collection: unknown) => assertNames(collection));
	mend(CollectionsService, 'deleteOne', (_, collection: unknown) => assertNames(collection));
	mend(RelationsService, 'createOne', () => {});
	mend(RelationsService, 'updateOne', () => {});
	mend(RelationsService, 'deleteOne', (schema, collection: unknown, field: unknown) => {
		assertCollection(collection, schema);
		assertNames(field);
	});
	mend(RelationsService, 'readOne', (_, collection: unknown, field: unknown) => assertNames(collection, field));
}

function mend<Name extends string, Args extends unknown[]>(
	{ prototype }: { prototype: Record<Name, Method> },
	name: Name,
	check: (schema: SchemaOverview, ...args: Args) => void,
): void {
	const original = prototype[name];
	prototype[name] = async function (...args) {
		check(this.schema, ...(args as Args));
		try {
			return await original.apply(this, args);
		} catch (error) {
			throw translate(error);
		}
	} as Method;
}

/** Keeps the words of Postgres: people who build the data model understand them. */
function translate(error: unknown): unknown {
	const known = translateDatabaseError(error);
	if (isDirectusError(known) || !(error instanceof Error)) return known;
	const { code } = error as { code?: string };
	const isRefusal = 'severity' in error && /^(0A|22|23|2B|42|54|55)/.test(code ?? '');
	// Directus throws a TypeError when a part of the description is missing or of the wrong kind.
	if (isRefusal || error instanceof TypeError) return kontorError('INVALID_REQUEST', { reason: error.message.split(' - ').at(-1) });
	return error;
}

function assertCollection(name: unknown, schema: SchemaOverview): void {
	assertNames(name);
	if (!Object.hasOwn(schema.collections, name as string)) refuse(`there is no collection "${name}"`);
}

function assertNames(...names: unknown[]): void {
	for (const name of names) if (!isName(name)) refuse(`"${name}" can not be the name of a collection or a field`);
}

function refuse(reason: string): never {
	throw kontorError('INVALID_REQUEST', { reason });
}
