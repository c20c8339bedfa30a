/** TypeScript types of the data model, as the API answers by default: relations as ids, decimals as text. */
import { pascal, rowName as singular } from '../../directus-extensions/kontor/src/core/rules/row-name.ts';
import type { CollectionFile } from './schema-files.ts';

type Json = Record<string, any>;

const LINE = 140;
const INDENT = 2;

/** What JSON of a Directus answer holds for a column type. Decimals are text, so that no float ever rounds money. */
const TYPES: Record<string, string> = {
	uuid: 'string',
	string: 'string',
	text: 'string',
	hash: 'string',
	decimal: 'string',
	bigInteger: 'string',
	timestamp: 'string',
	dateTime: 'string',
	date: 'string',
	time: 'string',
	integer: 'number',
	float: 'number',
	boolean: 'boolean',
	csv: 'string[]',
};

/** Where the shapes of JSON columns are written down by hand. */
const JSON_COLUMNS = '../json-columns.js';

export function generateTypes(files: CollectionFile[]): string {
	const tables = files.filter(({ fields, folder }) => fields && !folder);
	const [own, system] = [tables.filter((file) => !isSystem(file)), tables.filter(isSystem)];
	const blocks = [...own, ...system].flatMap((file) => [...itemTypes(file), rowType(file), ...listsType(file)]);
	return `${[
		[
			'/** Made from snapshots/collections by `npm run snapshot`: do not edit. Every type is one row as the API returns it, without its lists. */',
			...(blocks.some((text) => text.includes('JsonOf<')) ? [`import type { JsonOf } from '${JSON_COLUMNS}';`] : []),
		].join('\n'),
		...blocks,
		collectionsType(own),
		schemaType(own, system),
	].join('\n\n')}\n`;
}

const isSystem = ({ collection }: CollectionFile) => collection.startsWith('directus_');

/** Directus has a type of its own for its rows: ours are the fields that Kontor adds to it. */
export const rowName = (collection: string): string => `${singular(collection)}${collection.startsWith('directus_') ? 'Fields' : ''}`;

const itemName = (collection: string, field: string) => `${rowName(collection)}${pascal(field)}Item`;

const hasItems = (field: Json) => field.type === 'json' && field.interface === 'list' && field.options?.fields?.length > 0;

/** Sections and buttons of a form are fields of Directus, but hold no data. */
export const isData = (field: Json) =>
	field.type !== 'alias' || (field.special ?? []).some((special: string) => /^(o2m|m2m|m2a)$/.test(special));

function rowType({ collection, fields = {} }: CollectionFile): string {
	const columns = Object.entries(fields).filter(([, field]) => field.type !== 'alias');
	return block(
		rowName(collection),
		columns.map(([name, field]) => property(name, typeOf(collection, name, field))),
	);
}

const listsName = (collection: string) => `${rowName(collection)}Lists`;

const listsOf = ({ fields = {} }: CollectionFile) => Object.entries(fields).filter(([, field]) => field.type === 'alias' && isData(field));

/** The related rows: the API answers their ids, the table knows nothing of them. */
const listsType = (file: CollectionFile): string[] =>
	listsOf(file).length === 0
		? []
		: [
				block(
					listsName(file.collection),
					listsOf(file).map(([name]) => property(name, ['string[]'])),
				),
			];

/** What the rows of a `list` field look like; nothing makes Studio fill all of it in. */
function itemTypes({ collection, fields = {} }: CollectionFile): string[] {
	return Object.entries(fields)
		.filter(([, field]) => hasItems(field))
		.map(([name, field]) =>
			block(
				itemName(collection, name),
				field.options.fields.map(({ field: part, type }: Json) => {
					// Inside JSON nothing is cast: a number arrives as it was typed in.
					const text = type === 'decimal' ? ['number', 'string'] : [TYPES[type] ?? 'unknown'];
					return property(part, [...text, 'null'], true);
				}),
			),
		);
}

/** The members of the union. */
function typeOf(collection: string, name: string, field: Json): string[] {
	if (hasItems(field)) return withNull([`${itemName(collection, name)}[]`], field);
	if (field.type === 'json') return withNull([`JsonOf<'${collection}.${name}'>`], field);
	return withNull(choicesOf(field) ?? [TYPES[field.type] ?? 'unknown'], field);
}

const withNull = (types: string[], { nullable, primary_key }: Json) =>
	nullable === false || primary_key || types.includes('unknown') ? types : [...types, 'null'];

export function choicesOf({ interface: kind, options }: Json): string[] | undefined {
	const choices = options?.choices as { value: string | number }[] | undefined;
	if (kind !== 'select-dropdown' || !choices?.length || options.allowOther) return undefined;
	return choices.map(({ value }) => (typeof value === 'number' ? String(value) : quote(value)));
}

const quote = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
const key = (name: string) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name));

/** Laid out as the formatter would: a union that does not fit on the line has a line for each member. */
function property(name: string, types: string[], isOptional = false): string {
	const start = `\t${key(name)}${isOptional ? '?' : ''}:`;
	const line = `${start} ${types.join(' | ')};`;
	if (line.length - 1 + INDENT <= LINE || types.length === 1) return line;
	return `${start}\n${types.map((type) => `\t\t| ${type}`).join('\n')};`;
}

/** Types, not interfaces: so a row also is a Record, and can be given to whatever takes any row. */
const block = (name: string, lines: string[]) => `export type ${name} = ${lines.length ? `{\n${lines.join('\n')}\n}` : '{}'};`;

/** The row of each of Kontor's own collections. */
const collectionsType = (own: CollectionFile[]): string =>
	block(
		'Collections',
		own.map(({ collection }) => property(collection, [rowName(collection)])),
	);

/** For `createDirectus<Schema>()` of @directus/sdk: own collections are lists, additions to Directus' own are one object. */
function schemaType(own: CollectionFile[], system: CollectionFile[]): string {
	const whole = (file: CollectionFile) =>
		listsOf(file).length ? `${rowName(file.collection)} & ${listsName(file.collection)}` : rowName(file.collection);
	return block('Schema', [
		...own.map((file) => property(file.collection, [listsOf(file).length ? `(${whole(file)})[]` : `${whole(file)}[]`])),
		...system.map((file) => property(file.collection, [whole(file)])),
	]);
}
