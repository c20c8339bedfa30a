/** What sort of thing a field made in Studio holds: from its type, its interface and what it points at. Input, value, filter and export follow from it. */
import type { made } from '@kontor/directus-extension/contracts';

export type Kind =
	| 'text'
	| 'multiline'
	| 'html'
	| 'integer'
	| 'decimal'
	| 'boolean'
	| 'day'
	| 'dateTime'
	| 'timestamp'
	| 'time'
	| 'choice'
	| 'choices'
	| 'tags'
	| 'color'
	| 'record'
	| 'file'
	| 'json';

const BY_TYPE: Record<string, Kind> = {
	text: 'multiline',
	integer: 'integer',
	bigInteger: 'integer',
	decimal: 'decimal',
	float: 'decimal',
	boolean: 'boolean',
	date: 'day',
	dateTime: 'dateTime',
	timestamp: 'timestamp',
	time: 'time',
	csv: 'tags',
	json: 'json',
	geometry: 'json',
};

/** `related`: the table that the field points at. */
export function kindOf({ type, interface: shownAs, choices }: made.MadeField, related?: string): Kind {
	if (related === 'directus_files') return 'file';
	if (related !== undefined) return 'record';
	const holdsSeveral = type === 'csv' || type === 'json';
	if (choices.length > 0 && type !== 'boolean') return holdsSeveral ? 'choices' : 'choice';
	if (shownAs === 'tags' && holdsSeveral) return 'tags';
	if (shownAs === 'select-color' && type === 'string') return 'color';
	if (shownAs === 'input-rich-text-html') return 'html';
	if (shownAs === 'input-rich-text-md' || (shownAs === 'input-multiline' && type === 'string')) return 'multiline';
	return BY_TYPE[type] ?? (type.startsWith('geometry') ? 'json' : 'text');
}

/** Columns at the right edge, as figures are. */
export const isFigure = (kind: Kind): boolean => kind === 'integer' || kind === 'decimal';

/** Long texts stand in a table only for who asks for them, colours and files too; formatted ones and lists never. */
export const isColumn = (kind: Kind): boolean => !['html', 'json'].includes(kind);
export const isUsualColumn = (kind: Kind): boolean => isColumn(kind) && !['multiline', 'color', 'file'].includes(kind);

/** Takes the whole width of a form or a page. */
export const isWide = (kind: Kind): boolean => ['multiline', 'html', 'tags', 'choices', 'json'].includes(kind);
