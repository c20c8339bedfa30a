/** How a field of each kind is described to Directus: as the fields are that Kontor ships. */
import type { TableField } from '../contracts.js';

type Part = Record<string, unknown>;
export interface Described {
	field: string;
	type: string;
	schema: Part;
	meta: Part;
}

/** The type of the key that a relation points at, by its collection. */
export type KeyTypes = (collection: string) => string;

type Kind = Omit<Described, 'field'>;
const KIND: Record<Exclude<TableField['kind'], 'choice' | 'relation'>, Kind> = {
	text: { type: 'string', schema: { max_length: 255 }, meta: { interface: 'input', searchable: true } },
	long_text: { type: 'text', schema: {}, meta: { interface: 'input-multiline', width: 'full', searchable: true } },
	number: { type: 'integer', schema: {}, meta: { interface: 'input' } },
	decimal: { type: 'decimal', schema: { numeric_precision: 14, numeric_scale: 4 }, meta: { interface: 'input' } },
	amount: { type: 'decimal', schema: { numeric_precision: 14, numeric_scale: 2 }, meta: { interface: 'input', display: 'kontor-amount' } },
	day: { type: 'date', schema: {}, meta: { interface: 'datetime', display: 'datetime' } },
	moment: { type: 'timestamp', schema: {}, meta: { interface: 'datetime', display: 'datetime' } },
	yes_no: {
		type: 'boolean',
		schema: { is_nullable: false, default_value: false },
		meta: { interface: 'boolean', display: 'boolean', special: ['cast-boolean'] },
	},
	file: { type: 'uuid', schema: {}, meta: { interface: 'file', display: 'file', special: ['file'] } },
};

/** The texts of choices and notes are translated texts: `$t:` and this key. */
export const textKey = (table: string, ...rest: string[]): string => [table, ...rest].join('_');

export function describeField(table: string, field: TableField, keyTypes: KeyTypes): Described {
	const { name, label, is_required: isRequired, note } = field;
	const kind = kindOf(table, field, keyTypes);
	return {
		field: name,
		type: kind.type,
		schema: { is_nullable: !isRequired, ...kind.schema },
		meta: {
			width: 'half',
			searchable: false,
			...kind.meta,
			required: isRequired && kind.type !== 'boolean',
			note: note ? `$t:${textKey(table, name, 'note')}` : null,
			translations: translationsOf(label),
		},
	};
}

function kindOf(table: string, { name, kind, choices = [], to = '' }: TableField, keyTypes: KeyTypes): Kind {
	if (kind === 'choice') {
		const list = choices.map(({ value }) => ({ text: `$t:${textKey(table, name, value)}`, value }));
		return {
			type: 'string',
			schema: { max_length: 255 },
			meta: { interface: 'select-dropdown', options: { choices: list }, display: 'labels', display_options: { choices: list } },
		};
	}
	if (kind === 'relation')
		return { type: keyTypes(to), schema: {}, meta: { interface: 'select-dropdown-m2o', display: 'related-values', special: ['m2o'] } };
	return KIND[kind];
}

export const translationsOf = ({ de, en }: { de: string; en: string }): Part[] => [
	{ language: 'de-DE', translation: de },
	{ language: 'en-US', translation: en },
];
