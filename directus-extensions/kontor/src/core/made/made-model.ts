/** `GET /kontor/made`: what was made here in Studio, as far as the caller may read it. The console shows it without being built anew. */
import { fetchAccountabilityCollectionAccess } from '@directus/api/permissions/modules/fetch-accountability-collection-access/fetch-accountability-collection-access';
import { z } from 'zod';
import { SHIPPED } from '../../generated/shipped.js';
import type { Context, Row } from '../context.js';
import { readableFieldsOf } from '../rights/read-rights.js';
import { verb } from '../verbs/verb.js';
import { scalesOf } from '../writing/decimals.js';
import { type Made, madeAnswer } from './contracts.js';
import { choicesOf, toField, toTable } from './read-meta.js';
import { keysIn, type Texts } from './rules/texts.js';

const isShippedTable = (table: string): boolean => Object.hasOwn(SHIPPED.collections, table);
const shippedField = (table: string, field: string) => {
	const fields = isShippedTable(table) ? SHIPPED.collections[table]!.fields : {};
	return Object.hasOwn(fields, field) ? fields[field] : undefined;
};
const isShipped = (table: string, field: string | null | undefined): boolean => !!field && shippedField(table, field) !== undefined;

export const made = verb({
	method: 'get',
	path: '/made',
	summary: {
		de: 'Was hier in Studio angelegt wurde: eigene Felder und Tabellen',
		en: 'What was made here in Studio: own fields and tables',
	},
	input: z.object({}),
	answer: madeAnswer,
	run: async (_input, context): Promise<Made> => {
		const { schema } = context;
		const names = Object.keys(schema.collections).filter((name) => !name.startsWith('directus_'));
		const readable = await readableIn(names, context);
		const fields = names.flatMap((table) =>
			Object.values(schema.collections[table]!.fields)
				.filter(({ field }) => !isShipped(table, field) && readable.mayField(table, field))
				.map((field) => ({ table, field })),
		);
		const relations = schema.relations.flatMap(({ collection, field, related_collection: related, meta }) => {
			if (!related || !readable.mayField(collection, field)) return [];
			const hasOwnList = names.includes(related) && !!meta?.one_field && !isShipped(related, meta.one_field);
			if (isShipped(collection, field) && !hasOwnList) return [];
			return { collection, field, related, oneField: meta?.one_field ?? null, junctionField: meta?.junction_field ?? null };
		});
		const own = names.filter((name) => !isShippedTable(name) && readable.may(name));
		const pointedAt = relations.map(({ related }) => related).filter((name) => isShippedTable(name) && readable.may(name));
		const concerned = [...new Set([...own, ...pointedAt, ...fields.map(({ table }) => table)])];
		const tables = [...new Set([...own, ...pointedAt])];
		const fieldMeta = await metaOf('directus_fields', concerned, context);
		const tableMeta = await metaOf('directus_collections', tables, context);
		const choiceMeta = await addedChoices(readable.mayField, context);
		const scales = await scalesOf(schema, context.database);
		const texts = await textsIn([fieldMeta, tableMeta, choiceMeta], context);
		return {
			tables: tables.map((name) => toTable(schema.collections[name]!, !isShippedTable(name), tableMeta, texts)),
			fields: fields.map(({ table, field }) =>
				toField(table, { ...field, scale: scales.get(`${table}.${field.field}`) ?? null }, fieldMeta, texts),
			),
			relations,
			choices: choiceMeta.map((row) => ({
				collection: String(row.collection),
				field: String(row.field),
				choices: choicesOf(row, texts).filter(isAdded(row)),
			})),
			access: await accessTo(concerned, context),
		};
	},
});

async function readableIn(names: string[], context: Context) {
	const fields = new Map<string, Set<string> | null>();
	for (const name of names) fields.set(name, await readableFieldsOf(name, context));
	return {
		may: (table: string) => fields.get(table) === null || (fields.get(table)?.size ?? 0) > 0,
		mayField: (table: string, field: string) => fields.get(table) === null || !!fields.get(table)?.has(field),
	};
}

const metaOf = (from: 'directus_fields' | 'directus_collections', tables: string[], { database }: Context): Promise<Row[]> =>
	database(from).select('*').whereIn('collection', tables);

const isAdded =
	({ collection, field }: Row) =>
	({ value }: { value: unknown }): boolean =>
		!shippedField(String(collection), String(field))?.choices?.includes(String(value));

/** Of Kontor's own fields that offer more than they came with. */
async function addedChoices(mayField: (table: string, field: string) => boolean, { database }: Context): Promise<Row[]> {
	const rows: Row[] = await database('directus_fields').select('*').whereIn('collection', Object.keys(SHIPPED.collections));
	return rows.filter(
		(row) =>
			!!shippedField(String(row.collection), String(row.field))?.choices &&
			mayField(String(row.collection), String(row.field)) &&
			choicesOf(row, new Map()).some(isAdded(row)),
	);
}

async function textsIn(meta: Row[][], { database }: Context): Promise<Texts> {
	const texts = new Map<string, { de?: string; en?: string }>();
	const keys = keysIn(meta);
	if (keys.length === 0) return texts;
	for (const { key, language, value } of await database('directus_translations').select('key', 'language', 'value').whereIn('key', keys))
		texts.set(key, { ...texts.get(key), [language.startsWith('de') ? 'de' : 'en']: value });
	return texts;
}

async function accessTo(tables: string[], { accountability, schema, database }: Context): Promise<Record<string, unknown>> {
	const access = await fetchAccountabilityCollectionAccess(accountability!, { schema, knex: database });
	return Object.fromEntries(tables.map((name) => [name, access[name] ?? null]));
}
