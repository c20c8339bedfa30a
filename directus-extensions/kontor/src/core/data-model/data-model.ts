/**
 * Repairs how Directus changes the data model (fields, collections, relations) for Studio. Without this, a wrong request, or one that
 * Postgres refuses, ends in a 500, ends the process, or leaves a row in `directus_fields` that makes every later request fail.
 * docs/decisions/0025-backup-and-crashes.md
 */

import { type DirectusError, isDirectusError } from '@directus/errors';
import { type Accountability, isPrivileged, type SchemaOverview } from '../context.js';
import { translateDatabaseError } from '../errors/database-errors.js';
import { kontorError } from '../errors/errors.js';
import { assertNoRightDependsOn, forgetField } from './forget-field.js';
import {
	assertCollectionChangeable,
	assertCollectionDeletable,
	assertFieldDeletable,
	assertFieldFits,
	assertRelationDeletable,
	checkFieldChange,
	refuseModel,
	type Where,
} from './protect-model.js';
import { mendRelations, type RelationServices } from './relations.js';
import { isName, isNewName } from './rules/names.js';
import { wordsOfDirectus, wordsOfPostgres } from './rules/refusal-words.js';
import type { GivenField } from './rules/shipped-change.js';

interface Service extends Where {
	accountability: Accountability | null;
}
type FieldsConstructor = new (options: Partial<Service>) => Service & { readOne(collection: string, field: string): Promise<GivenField> };
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

	mend(FieldsService, 'createField', ({ schema }, collection: string, field: Given) => {
		assertCollection(collection, schema);
		assertNewName(field?.field);
		assertFieldFits(collection, field!);
	});
	mend(FieldsService, 'updateField', async (service, collection: string, field: Given) => {
		assertNames(collection, field?.field);
		const known = service.schema.collections[collection]?.fields[field!['field'] as string];
		if (field?.schema && (!known || known.alias))
			refuseModel({
				de: `„${collection}.${field.field}“ hat keine Spalte in der Datenbank`,
				en: `“${collection}.${field.field}” has no column in the database`,
			});
		await checkFieldChange(collection, field!, () => readField(service, collection, field!['field'] as string));
	});
	mend(FieldsService, 'readOne', (_, collection: unknown, field: unknown) => assertNames(collection, field));
	mend(CollectionsService, 'createOne', (_, collection: Given) => {
		assertNewName(collection?.collection);
		if (collection?.fields !== undefined && collection.fields !== null && !Array.isArray(collection.fields))
			refuse('"fields" is a list of fields');
		for (const field of (collection?.fields ?? []) as Given[]) assertNewName(field?.field);
	});
	mend(CollectionsService, 'updateOne', (_, collection: string, given: Given) => {
		assertNames(collection);
		assertCollectionChangeable(collection, given ?? {});
	});
	mend(CollectionsService, 'deleteOne', async (service, collection: string) => {
		assertNames(collection);
		await assertCollectionDeletable(service, collection);
	});
	mend(RelationsService, 'createOne', () => {});
	mend(RelationsService, 'updateOne', () => {});
	mend(RelationsService, 'deleteOne', async (service, collection: string, field: string) => {
		assertCollection(collection, service.schema);
		assertNames(field);
		await assertRelationDeletable(service, collection, field);
	});
	mend(RelationsService, 'readOne', (_, collection: unknown, field: unknown) => assertNames(collection, field));
	mendDeleteField(services);

	/** As it is now, not as the cached schema knows it. */
	const readField = (service: Service, collection: string, field: string) =>
		new (FieldsService as unknown as FieldsConstructor)({ knex: service.knex, schema: service.schema }).readOne(collection, field);
}

function mend<Name extends string, Args extends unknown[]>(
	{ prototype }: { prototype: Record<Name, Method> },
	name: Name,
	check: (service: Service, ...args: Args) => void | Promise<void>,
): void {
	const original = prototype[name];
	prototype[name] = async function (...args) {
		await check(this, ...(args as Args));
		try {
			return await original.apply(this, args);
		} catch (error) {
			throw translate(error, this);
		}
	} as Method;
}

/** What names the field goes on without it. */
function mendDeleteField({ FieldsService }: DataModelServices): void {
	const { deleteField } = FieldsService.prototype;
	FieldsService.prototype.deleteField = async function (collection: string, field: string, ...rest) {
		assertNames(collection, field);
		await assertFieldDeletable(this, collection, field);
		await assertNoRightDependsOn(this, collection, field);
		try {
			await deleteField.call(this, collection, field, ...rest);
		} catch (error) {
			throw translate(error, this);
		}
		await forgetField(this, collection, field);
	} as Method;
}

/** In words for somebody who shapes tables. Where none are known, those of Postgres and Directus stay. */
function translate(error: unknown, { accountability }: Pick<Service, 'accountability'>): unknown {
	if (isDirectusError(error)) return translateDirectus(error, isPrivileged(accountability));
	const { code = '', cause } = error as { code?: string; cause?: unknown };
	const words = 'severity' in (error as object) ? wordsOfPostgres(code) : undefined;
	if (words) return kontorError('RULE_VIOLATED', { rule: words });
	const known = translateDatabaseError(error);
	if (isDirectusError(known) || !(error instanceof Error)) return known;
	const isRefusal = 'severity' in error && /^(0A|22|23|2B|42|54|55)/.test(code);
	// Directus throws a TypeError when a part of the description is missing or of the wrong kind.
	if (isRefusal || error instanceof TypeError || cause instanceof TypeError)
		return kontorError('INVALID_REQUEST', { reason: error.message.split(' - ').at(-1) });
	return error;
}

/** Directus itself translates what Postgres says of values. */
const OF_VALUES: Record<string, string> = {
	CONTAINS_NULL_VALUES: '23502',
	NOT_NULL_VIOLATION: '23502',
	RECORD_NOT_UNIQUE: '23505',
	INVALID_FOREIGN_KEY: '23503',
	VALUE_OUT_OF_RANGE: '22003',
	VALUE_TOO_LONG: '22001',
};

function translateDirectus(error: DirectusError<unknown>, isAllowed: boolean): unknown {
	if ((error.extensions as { messages?: unknown } | undefined)?.messages) return error;
	const rule = wordsOfDirectus(error.message) ?? wordsOfPostgres(OF_VALUES[error.code] ?? '');
	if (rule) return kontorError('RULE_VIOLATED', { rule });
	// To somebody who may do everything it says that there is no such thing.
	if (error.code === 'FORBIDDEN' && isAllowed) return kontorError('NOT_FOUND');
	return error.code === 'INVALID_PAYLOAD'
		? kontorError('INVALID_REQUEST', { reason: error.message.replace(/^Invalid payload\. |\.$/g, '') })
		: error;
}

function assertCollection(name: unknown, schema: SchemaOverview): void {
	assertNames(name);
	if (!Object.hasOwn(schema.collections, name as string)) refuse(`there is no collection "${name}"`);
}

function assertNames(...names: unknown[]): void {
	for (const name of names) if (!isName(name)) refuse(`"${name}" can not be the name of a collection or a field`);
}

function assertNewName(name: unknown): void {
	if (!isNewName(name))
		refuseModel({
			de: `„${name}“ kann kein technischer Name sein: er besteht aus Buchstaben a–z, Ziffern und Unterstrichen, höchstens 63. Wie das Feld oder die Tabelle heißt, wird bei den Bezeichnungen eingetragen`,
			en: `“${name}” can be no technical name: that is made of letters a–z, digits and underscores, at most 63. What the field or table is called stands in its translations`,
		});
}

function refuse(reason: string): never {
	throw kontorError('INVALID_REQUEST', { reason });
}
