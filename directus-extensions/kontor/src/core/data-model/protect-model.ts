/** Refuses what would take from the data model something that Kontor ships, and own parts that would stop it from working. */
import type { Relation } from '@directus/types';
import type { Knex } from 'knex';
import type { ShippedReference } from '../../generated/shipped.js';
import type { SchemaOverview } from '../context.js';
import { kontorError } from '../errors/errors.js';
import type { Words } from '../errors/reasons.js';
import { changesColumn, type GivenField, refusedChange } from './rules/shipped-change.js';
import { isOfDirectus, isProtected, isSystemField, nameOf, shippedCollection, shippedField } from './shipped.js';
import { usedBy } from './used-by.js';

export interface Where {
	knex: Knex;
	schema: SchemaOverview;
}
type Given = Record<string, any>;

const OF_DIRECTUS: Words = { de: 'es gehört zum Server selbst', en: 'it belongs to the server itself' };

const FREE: Words = {
	de: 'Name, Hinweis, Platz und Aussehen im Formular sind frei',
	en: 'Its name, note, place and look in the form are free',
};
const refuseChange = (collection: string, field: string | undefined, { de, en }: Words): never => {
	const reason = { de: `${de}. ${FREE.de}`, en: `${en}. ${FREE.en}` };
	throw kontorError('SHIPPED_NOT_CHANGED', { what: nameOf(collection, field), reason });
};
const INSTEAD: Words = { de: 'Sie können es ausblenden oder anders nennen', en: 'You can hide it or call it something else' };
async function refuseDeletion(where: Where, collection: string, field?: string): Promise<never> {
	const uses = await usedBy(where, collection, field);
	throw kontorError('SHIPPED_NOT_DELETED', { what: nameOf(collection, field), uses, instead: INSTEAD });
}
export const refuseModel = (rule: Words): never => {
	throw kontorError('RULE_VIOLATED', { rule });
};

// ------------------------------------------------------------------ collections

export async function assertCollectionDeletable(where: Where, collection: string): Promise<void> {
	if (isProtected(collection)) await refuseDeletion(where, collection);
}

export function assertCollectionChangeable(collection: string, { meta }: Given): void {
	if (!meta) return;
	if (isOfDirectus(collection)) refuseChange(collection, undefined, OF_DIRECTUS);
	if (meta.collection !== undefined && meta.collection !== collection)
		refuseModel({
			de: `die Tabelle „${collection}“ behält ihren technischen Namen`,
			en: `the table “${collection}” keeps its technical name`,
		});
	if (!shippedCollection(collection)) return;
	if (meta.singleton) refuseChange(collection, undefined, { de: 'sie hat mehr als eine Zeile', en: 'it has more than one row' });
	if (meta.accountability !== undefined && meta.accountability !== 'all')
		refuseChange(collection, undefined, { de: 'der Verlauf ihrer Zeilen wird aufgezeichnet', en: 'the trail of its rows is kept' });
	if (meta.versioning)
		refuseChange(collection, undefined, {
			de: 'Entwurfsfassungen ihrer Zeilen stünden neben den Büchern',
			en: 'draft versions of its rows would stand beside the books',
		});
	if (meta.sort_field && shippedField(collection, meta.sort_field))
		refuseChange(collection, undefined, {
			de: `von Hand sortiert wird nach einem eigenen Feld, „${meta.sort_field}“ hat eine andere Bedeutung`,
			en: `sorting by hand needs a field of its own, “${meta.sort_field}” means something else`,
		});
}

// ------------------------------------------------------------------ fields

export async function assertFieldDeletable(where: Where, collection: string, field: string): Promise<void> {
	if (shippedField(collection, field) || isSystemField(collection, field)) await refuseDeletion(where, collection, field);
	if (where.schema.collections[collection]?.primary === field)
		refuseModel({
			de: `„${collection}.${field}“ ist der Schlüssel der Tabelle, ohne ihn wäre sie nicht mehr zu erreichen`,
			en: `“${collection}.${field}” is the key of the table, which could not be reached without it`,
		});
}

const RESERVED = ['organization_id', 'created_at', 'created_by', 'updated_at', 'updated_by', 'deleted_at', 'country'];

/** An own field of a table that the server writes to. */
export function assertFieldFits(collection: string, field: Given): void {
	if (!isProtected(collection)) return;
	if (RESERVED.includes(field.field))
		refuseModel({
			de: `der Name „${field.field}“ bedeutet für Kontor etwas Bestimmtes, wählen Sie für Ihr Feld einen anderen`,
			en: `the name “${field.field}” means something particular to Kontor, choose another one for your field`,
		});
	assertLeavesRoom(collection, field.schema ?? {});
}

/** Kontor itself makes rows and knows nothing of the field. */
function assertLeavesRoom(collection: string, { is_nullable, is_unique, default_value, is_primary_key, has_auto_increment }: Given): void {
	const name = nameOf(collection);
	const hasDefault = default_value !== undefined && default_value !== null;
	if (is_primary_key || has_auto_increment) refuseModel({ de: `${name.de} hat schon einen Schlüssel`, en: `${name.en} has a key already` });
	if (is_nullable === false && !hasDefault)
		refuseModel({
			de: `ein eigenes Feld von ${name.de} darf in der Datenbank leer sein oder hat eine Vorgabe, sonst könnte Kontor keine Zeilen mehr anlegen; im Formular kann es ein Pflichtfeld sein`,
			en: `a field of your own of ${name.en} may be empty in the database or has a default, or else Kontor could make no rows any more; the form can require it`,
		});
	if (is_unique && hasDefault)
		refuseModel({
			de: 'ein Wert, der nur einmal vorkommen darf, kann keine Vorgabe sein',
			en: 'a value that may occur only once can not be a default',
		});
}

/** Takes the column out of what is given where nothing of it changes: Postgres refuses to alter a column that a trigger names. */
export async function checkFieldChange(collection: string, field: Given, readCurrent: () => Promise<GivenField>): Promise<void> {
	if (isSystemField(collection, field.field)) {
		const { schema, field: _, collection: __, type: ___, ...more } = field;
		if (Object.keys(more).length > 0 || Object.keys(schema ?? {}).some((key) => key !== 'is_indexed'))
			refuseChange(collection, field.field, OF_DIRECTUS);
		return;
	}
	if (!isProtected(collection)) return;
	const current = await readCurrent();
	const shipped = shippedField(collection, field.field);
	const reason = shipped && refusedChange(shipped, current, field);
	if (reason) refuseChange(collection, field.field, reason);
	if (!shipped && field.schema) assertLeavesRoom(collection, changedColumn(current, field));
	if (field.schema && !changesColumn(current, field)) delete field.schema;
}

/** A key stays what it is; all else as it will be. */
function changedColumn(current: GivenField, { schema }: Given): Given {
	return { is_nullable: current.schema?.is_nullable, default_value: current.schema?.default_value, ...schema };
}

// ------------------------------------------------------------------ relations

const ofRelation = (collection: string, field: string): ShippedReference | undefined => shippedField(collection, field)?.references;

export async function assertRelationDeletable(where: Where, collection: string, field: string): Promise<void> {
	if (ofRelation(collection, field) || isSystemField(collection, field)) await refuseDeletion(where, collection, field);
}

const FIXED: Words = {
	de: 'wohin es zeigt und was beim Löschen geschieht, steht fest',
	en: 'where it points and what a deletion does is fixed',
};

/** Whether there is nothing to do: all of a shipped relation is fixed. */
export function isShippedRelation(relation: Given, existing: Relation | undefined): boolean {
	const { collection, field } = relation;
	if (isSystemField(collection, field)) return refuseChange(collection, field, OF_DIRECTUS);
	const shipped = ofRelation(collection, field);
	if (!shipped) {
		if (shippedField(collection, field)) refuseChange(collection, field, { de: 'es ist keine Verknüpfung', en: 'it is no relation' });
		return false;
	}
	const wanted: Record<string, unknown> = {
		related_collection: shipped.collection,
		'schema.on_delete': shipped.on_delete,
		'schema.on_update': shipped.on_update ?? 'NO ACTION',
		'meta.many_collection': collection,
		'meta.many_field': field,
		'meta.one_collection': shipped.collection,
		'meta.one_field': shipped.reverse,
		'meta.sort_field': shipped.sort,
		'meta.junction_field': shipped.junction,
		'meta.one_deselect_action': shipped.deselect ?? 'nullify',
	};
	for (const [path, value] of Object.entries(wanted)) {
		const [group, name] = path.includes('.') ? path.split('.') : [undefined, path];
		const given = group ? relation[group]?.[name!] : relation[name!];
		const before = group ? (existing as Given | undefined)?.[group]?.[name!] : (existing as Given | undefined)?.[name!];
		if (given !== undefined && (given ?? null) !== (value ?? null) && (given ?? null) !== (before ?? null))
			refuseChange(collection, field, FIXED);
	}
	return existing !== undefined;
}

/** A relation of one's own. */
export function assertRelationFits(relation: Given, related: string | null, { schema }: Pick<Where, 'schema'>): void {
	const { collection, field, meta } = relation;
	for (const [name, value] of Object.entries({ many_collection: collection, many_field: field, one_collection: related }))
		if (meta?.[name] !== undefined && (meta[name] ?? null) !== value)
			refuseModel({
				de: 'eine Verknüpfung behält ihre beiden Enden, legen Sie eine neue an',
				en: 'a relation keeps its two ends, make a new one',
			});
	if (isProtected(collection) && (/^cascade$/i.test(relation.schema?.on_delete ?? '') || meta?.one_deselect_action === 'delete'))
		refuseModel({
			de: `Zeilen von ${nameOf(collection).de} werden nicht gelöscht, weil eine verknüpfte Zeile verschwindet: lassen Sie das Feld stattdessen leeren`,
			en: `rows of ${nameOf(collection).en} are not deleted because a related row goes: let the field become empty instead`,
		});
	if (meta?.sort_field && shippedField(collection, meta.sort_field))
		refuseModel({
			de: `„${meta.sort_field}“ ist kein Feld zum Sortieren von Hand`,
			en: `“${meta.sort_field}” is no field for sorting by hand`,
		});
	const list = meta?.one_field;
	if (!list || !related) return;
	const known = schema.collections[related]?.fields[list];
	const isTaken = schema.relations.some(
		(other) =>
			other.related_collection === related && other.meta?.one_field === list && !(other.collection === collection && other.field === field),
	);
	if (isTaken || (known && !known.alias) || shippedField(related, list) || isSystemField(related, list))
		refuseModel({
			de: `${nameOf(related, list).de} ist schon etwas anderes, wählen Sie für die Liste einen anderen Namen`,
			en: `${nameOf(related, list).en} is something else already, choose another name for the list`,
		});
}
