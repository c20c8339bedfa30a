/**
 * The data model for `createDirectus<ApiSchema>()` of @directus/sdk: rows whose relations are the key or the related row, so that nested
 * fields, filters and writes compile. The rows themselves, as they are answered by default, are in schema.ts.
 */
import { isData, rowName } from './generate-types.ts';
import type { CollectionFile } from './schema-files.ts';

type Json = Record<string, any>;

/** Directus' own tables, as the SDK describes them. */
const OF_THE_SDK: Record<string, string> = {
	directus_files: 'DirectusFile',
	directus_users: 'DirectusUser',
	directus_roles: 'DirectusRole',
};

/** The SDK knows by these marks what can be compared and which functions there are. */
const MARKED: Record<string, string> = {
	decimal: 'Decimal',
	date: 'Day',
	timestamp: 'Moment',
	dateTime: 'Moment',
	time: 'Time',
	csv: 'List',
};

const HEAD = `/** Made from snapshots/collections by \`npm run snapshot\`: do not edit. For \`createDirectus<ApiSchema>()\` of @directus/sdk: a relation is the key or the related row. */`;

const HELPERS = `/** Text in requests and answers; the SDK compares and groups by the mark. */
type Marked<Mark extends string> = Mark | (string & {});
export type Day = Marked<'date'>;
export type Moment = Marked<'datetime'>;
export type Time = Marked<'time'>;
/** The SDK has no decimals in text: marked like this they can be compared by size. */
export type Decimal = Marked<'time'>;
export type List = 'csv' | string[];
type With<Row, Other> = Omit<Row, keyof Other> & Other;`;

export function generateApiSchema(files: CollectionFile[]): string {
	const tables = files.filter(({ fields, folder }) => fields && !folder);
	const known = new Set(tables.map(({ collection }) => collection));
	const types = tables.map((file) => itemType(file, tables, known));
	const text = types.join('\n\n');
	const fromSdk = Object.values(OF_THE_SDK)
		.filter((name) => text.includes(`${name}<`))
		.sort();
	return `${[
		[
			HEAD,
			...(fromSdk.length > 0 ? [`import type { ${fromSdk.join(', ')} } from '@directus/sdk';`] : []),
			`import type {\n${tables
				.map(({ collection }) => `\t${rowName(collection)},`)
				.sort()
				.join('\n')}\n} from './schema.js';`,
		].join('\n'),
		HELPERS,
		...types,
		schemaType(tables),
	].join('\n\n')}\n`;
}

const apiName = (collection: string) => `Api${rowName(collection)}`;

function itemType({ collection, fields = {} }: CollectionFile, tables: CollectionFile[], known: ReadonlySet<string>): string {
	const lines = Object.entries(fields).flatMap(([name, field]) => {
		const type = field.type === 'alias' ? (isData(field) ? listType(collection, name, tables) : undefined) : columnType(field, known);
		return type ? [`\t${name}: ${type};`] : [];
	});
	if (lines.length === 0) return `export type ${apiName(collection)} = ${rowName(collection)};`;
	return `export type ${apiName(collection)} = With<\n\t${rowName(collection)},\n\t{\n${lines.map((line) => `\t${line}`).join('\n')}\n\t}\n>;`;
}

function columnType(field: Json, known: ReadonlySet<string>): string | undefined {
	const type = field.references ? linkType(field.references.collection, known) : MARKED[field.type];
	if (!type) return undefined;
	return field.nullable === false || field.primary_key ? type : `${type} | null`;
}

function linkType(collection: string, known: ReadonlySet<string>): string | undefined {
	const sdk = OF_THE_SDK[collection];
	if (sdk) return `string | ${sdk}<ApiSchema>`;
	return known.has(collection) && !collection.startsWith('directus_') ? `string | ${apiName(collection)}` : undefined;
}

/** The rows that point back at this one. */
function listType(collection: string, name: string, tables: CollectionFile[]): string | undefined {
	const others = tables.find(({ fields = {} }) =>
		Object.values(fields).some(({ references }) => references?.collection === collection && references.reverse === name),
	);
	return others && `string[] | ${apiName(others.collection)}[]`;
}

/** Own collections are lists; what Kontor adds to a table of Directus is one object. */
const schemaType = (tables: CollectionFile[]): string =>
	`export type ApiSchema = {\n${[...tables]
		.sort((a, b) => Number(a.collection.startsWith('directus_')) - Number(b.collection.startsWith('directus_')))
		.map(({ collection }) => `\t${collection}: ${apiName(collection)}${collection.startsWith('directus_') ? '' : '[]'};`)
		.join('\n')}\n};`;
