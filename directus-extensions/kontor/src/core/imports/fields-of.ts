/** What a file may fill in a collection: its fields with their labels, what may be chosen, and what they point at. */
import type { Knex } from 'knex';
import { type Context, isPrivileged, type Row } from '../context.js';
import { about } from '../modules.js';
import { updateRightsOf } from '../rights/read-rights.js';
import { ACCOUNTS } from '../rules/formats.js';
import { scalesOf } from '../writing/decimals.js';
import type { Reader } from './find-by-name.js';
import type { Field } from './rules/read-cell.js';

export interface ImportField extends Field {
	labels: Record<'de' | 'en', string>;
	/** The collection that it points at. */
	related?: string | undefined;
	/** Named as a possible column. */
	isOffered: boolean;
}
interface Stored {
	field: string;
	interface: string | null;
	hidden: boolean;
	readonly: boolean;
	options: { choices?: { text?: string; value: unknown }[]; allowOther?: boolean } | null;
	translations: { language: string; translation?: string }[] | null;
}

const CHOOSERS = ['select-dropdown', 'select-radio', 'select-multiple-dropdown', 'select-multiple-checkbox'];

export async function fieldsOf(collection: string, { knex: database, schema, accountability }: Reader): Promise<ImportField[]> {
	const columns = schema.collections[collection]!.fields;
	const rows: Stored[] = await database('directus_fields')
		.where({ collection })
		.select('field', 'interface', 'hidden', 'readonly', 'options', 'translations');
	const stored = new Map(rows.map((row) => [row.field, row]));
	const scales = await scalesOf(schema, database);
	const texts = await textsIn(rows, database);
	const formats = about(collection).formats ?? {};
	const mayChange = await changeable(collection, { database, schema, accountability });
	return Object.values(columns)
		.filter(({ alias }) => !alias)
		.map(({ field, type }) => {
			const { interface: input, hidden = false, readonly = false, options = null, translations = null } = stored.get(field) ?? {};
			const isClosed = CHOOSERS.includes(input ?? '') && !options?.allowOther && Array.isArray(options?.choices);
			const format = formats[field];
			const label = (language: string) => translations?.find((one) => one.language.startsWith(language))?.translation ?? field;
			return {
				name: field,
				type,
				places: scales.get(`${collection}.${field}`),
				labels: { de: label('de'), en: label('en') },
				choices: isClosed ? options!.choices!.map(({ value, text }) => ({ value, texts: texts(text, value) })) : undefined,
				named: format === ACCOUNTS ? undefined : format?.named,
				related: schema.relations.find((one) => one.collection === collection && one.field === field)?.related_collection ?? undefined,
				isOffered: !hidden && !readonly && mayChange(field),
			};
		});
}

async function changeable(collection: string, context: Context): Promise<(field: string) => boolean> {
	if (isPrivileged(context.accountability)) return () => true;
	const right = (await updateRightsOf(context)).get(collection);
	return (field) => !!right && (right.fields === null || right.fields.has(field));
}

/** The texts of choices in all languages; `$t:…` stands for a translation. */
async function textsIn(rows: Stored[], database: Knex): Promise<(text: string | undefined, value: unknown) => string[]> {
	const keys = rows
		.flatMap(({ options }) => options?.choices ?? [])
		.flatMap(({ text }) => (text?.startsWith('$t:') ? [text.slice(3)] : []));
	const found: Row[] =
		keys.length > 0
			? await database('directus_translations').whereIn('key', keys).select('key', 'value', 'language').orderBy('language')
			: [];
	return (text, value) => {
		if (!text?.startsWith('$t:')) return [text ?? String(value)];
		return found.filter(({ key }) => key === text.slice(3)).map((one) => String(one.value));
	};
}
