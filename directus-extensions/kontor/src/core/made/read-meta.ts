/** From what Directus keeps of tables and fields to what the console needs. Whatever somebody left out, or wrote otherwise than Studio does, is taken as not given. */
import type { Row, SchemaOverview } from '../context.js';
import type { MadeChoice, MadeCondition, MadeField, MadeTable } from './contracts.js';
import { named, type Texts, type Translation, textOf } from './rules/texts.js';

type Table = SchemaOverview['collections'][string];
type Field = Table['fields'][string];

const objectOf = (value: unknown): Row => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : {});
const listOf = (value: unknown): Row[] => (Array.isArray(value) ? value.map(objectOf) : []);
const stringOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const translationsOf = (value: unknown): Translation[] =>
	listOf(value).filter(({ language }) => typeof language === 'string') as unknown as Translation[];

export function toTable({ collection: name, primary, singleton }: Table, isMade: boolean, meta: Row[], texts: Texts): MadeTable {
	const row = meta.find(({ collection }) => collection === name) ?? {};
	const translations = translationsOf(row.translations);
	return {
		name,
		isMade,
		singular: named(translations, name, texts, 'singular'),
		plural: named(translations, name, texts, 'plural'),
		note: textOf(stringOf(row.note), texts),
		icon: stringOf(row.icon),
		template: stringOf(row.display_template),
		primaryKey: primary,
		sort: numberOf(row.sort),
		sortField: stringOf(row.sort_field),
		isSingleton: singleton === true,
		isInConsole: isMade && row.hidden !== true && row.in_console !== false,
	};
}

export function toField(collection: string, column: Field, meta: Row[], texts: Texts): MadeField {
	const { field, type, special, defaultValue, nullable, scale } = column;
	const row = meta.find((one) => one.collection === collection && one.field === field) ?? {};
	return {
		collection,
		field,
		type,
		label: named(translationsOf(row.translations), field, texts),
		note: textOf(stringOf(row.note), texts),
		interface: stringOf(row.interface),
		special,
		options: objectOf(row.options),
		choices: choicesOf(row, texts),
		group: stringOf(row.group),
		sort: numberOf(row.sort),
		isHidden: row.hidden === true,
		isReadOnly: row.readonly === true,
		isRequired: row.required === true || (!nullable && (defaultValue ?? null) === null && type !== 'alias'),
		scale: scale ?? null,
		default: defaultValue ?? null,
		conditions: listOf(row.conditions).map(toCondition),
		validation: row.validation ? objectOf(row.validation) : null,
		validationMessage: textOf(stringOf(row.validation_message), texts),
	};
}

/** Their colours stand with the display, their texts with the input. */
export function choicesOf({ options, display_options: display }: Row, texts: Texts): MadeChoice[] {
	const colors = new Map(
		listOf(objectOf(display).choices).map(({ value, background, color }) => [value, stringOf(color) ?? stringOf(background)]),
	);
	return listOf(objectOf(options).choices).flatMap(({ value, text, color }) => {
		if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return [];
		const words = textOf(stringOf(text), texts) ?? { de: String(value), en: String(value) };
		return { value, text: words, color: colors.get(value) ?? stringOf(color) };
	});
}

function toCondition({ rule, hidden, readonly, required }: Row): MadeCondition {
	const said = (name: string, value: unknown) => (typeof value === 'boolean' ? { [name]: value } : {});
	return { rule: objectOf(rule), ...said('hidden', hidden), ...said('readonly', readonly), ...said('required', required) };
}
