/** The page docs/data-model.md: per module a diagram, per collection a table. */
import { choicesOf, isData } from './generate-types.ts';
import type { CollectionFile } from './schema-files.ts';

type Json = Record<string, any>;
type Texts = Record<string, Record<string, string>>;

/** Every table has these; drawn, they would hide the lines that matter. */
const NOT_DRAWN = ['organization_id', 'created_by', 'updated_by'];

export function generateDataModel(files: CollectionFile[], texts: Texts): string {
	const tables = files.filter(({ fields, folder }) => fields && !folder);
	const own = tables.filter(({ collection }) => !collection.startsWith('directus_'));
	const modules = [
		...files.filter(({ folder }) => folder).sort(bySort),
		{ collection: '', label: { de: 'Ohne Modul', en: 'Without a module' } },
	];
	return `${[
		'# Data model\n',
		'Made from `snapshots/collections` by `npm run snapshot`: do not edit. The columns that every table shares (`organization_id`,',
		'`created_by`, `updated_by`) are in the tables and left out of the diagrams. What a row can never be (checks, unique keys,',
		'indexes, triggers) is in `snapshots/guards`.',
		...modules.flatMap((module) =>
			moduleSection(module, own.filter(({ group }) => (group ?? '') === module.collection).sort(bySort), texts),
		),
		...additions(
			tables.filter((file) => !own.includes(file)),
			texts,
		),
	]
		.join('\n')
		.replace(/\n{3,}/g, '\n\n')}\n`;
}

const bySort = (a: Json, b: Json) => (a.sort ?? 1e6) - (b.sort ?? 1e6) || a.collection.localeCompare(b.collection);

function moduleSection(module: Json, tables: CollectionFile[], texts: Texts): string[] {
	if (tables.length === 0) return [];
	return [`\n## ${title(module)}\n`, diagram(tables), ...tables.flatMap((table) => tableSection(table, texts))];
}

function additions(tables: CollectionFile[], texts: Texts): string[] {
	if (tables.length === 0) return [];
	return ['\n## Additions to tables of Directus\n', ...tables.flatMap((table) => tableSection(table, texts))];
}

function title({ collection, label }: Json): string {
	if (!label) return collection;
	const { de, en } = label;
	return de === en || !de || !en ? (en ?? de ?? collection) : `${en} (${de})`;
}

function diagram(tables: CollectionFile[]): string {
	const lines = tables.flatMap(({ collection, fields = {} }) =>
		Object.entries(fields)
			.filter(([name, { references }]) => references && !NOT_DRAWN.includes(name))
			.map(([name, field]) => `    ${field.references.collection} ${cardinality(field)} ${collection} : ${name}`),
	);
	const alone = tables
		.map(({ collection }) => `    ${collection}`)
		.filter((line) => !lines.some((other) => other.split(' ').includes(line.trim())));
	return ['```mermaid', 'erDiagram', ...lines, ...alone, '```\n'].join('\n');
}

const cardinality = ({ nullable, unique }: Json) => `${nullable === false ? '||' : '|o'}--${unique ? 'o|' : 'o{'}`;

function tableSection(table: CollectionFile, texts: Texts): string[] {
	const { collection, fields = {}, label, note } = table;
	return [
		`### ${collection}\n`,
		...(label ? [`${title(table)}${note ? `. ${translate(note, texts)}` : ''}\n`] : []),
		'| field | type | required | German | English | note | relation |',
		'|---|---|---|---|---|---|---|',
		...Object.entries(fields)
			.filter(([, field]) => isData(field))
			.map(([name, field]) => row(name, field, texts)),
		'',
	];
}

function row(name: string, field: Json, texts: Texts): string {
	const { label = {}, note, references } = field;
	const cells = [
		`\`${name}\``,
		type(field),
		required(field),
		label.de ?? '',
		label.en ?? '',
		note ? translate(note, texts) : '',
		relation(references),
	];
	return `| ${cells.map((cell) => cell.replace(/\s*\n\s*/g, ' ').replaceAll('|', '\\|')).join(' | ')} |`;
}

function type(field: Json): string {
	if (field.type === 'alias') return 'list of rows';
	const size = field.precision ? `(${field.precision}, ${field.scale ?? 0})` : field.type === 'string' ? `(${field.length ?? 255})` : '';
	const choices = choicesOf(field);
	return `${field.type}${size}${choices ? `: ${choices.map((choice) => `\`${choice.replaceAll("'", '')}\``).join(', ')}` : ''}`;
}

/** What a column never lacks comes from the caller, from its default or from the server. */
function required({ type: kind, nullable, required: isAsked, readonly, primary_key, default: fallback }: Json): string {
	if (kind === 'alias' || (nullable !== false && !isAsked)) return '';
	if (fallback !== undefined && fallback !== null)
		return `default \`${typeof fallback === 'string' ? fallback : JSON.stringify(fallback)}\``;
	return readonly || primary_key ? 'set by the server' : 'yes';
}

function relation(references: Json | undefined): string {
	if (!references) return '';
	return `→ \`${references.collection}\`${references.on_delete ? `, on delete ${references.on_delete.toLowerCase()}` : ''}`;
}

const translate = (text: string, texts: Texts): string => (text.startsWith('$t:') ? (texts[text.slice(3)]?.en ?? text) : text);
