/** What a cell of a list says, as text: figures without a sign of currency, so that a spreadsheet can add them up. */
import { showDecimal } from '@kontor/directus-extension/contracts';
import type { RaRecord } from 'react-admin';
import { choiceKey } from '../components/choices';
import type { ValueKind } from '../components/Value';
import { type Formats, formatDuration } from '../i18n/format';

export interface Words {
	locale: string;
	formats: Formats;
	translate: (key: string, options?: Record<string, unknown>) => string;
	/** How a row of another table is called. */
	nameOf: (resource: string, row: RaRecord) => string;
}

export interface ExportedColumn {
	source: string;
	label: string;
	as?: ValueKind;
	reference?: string;
	render?: (record: RaRecord) => unknown;
}

const isUuid = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);

/** Undefined where only the page can show it: then there is no such column. */
export function cellText(record: RaRecord, resource: string, column: ExportedColumn, words: Words): string | undefined {
	const { source, as, reference, render } = column;
	const rendered = render?.(record);
	if (typeof rendered === 'string' || typeof rendered === 'number') return String(rendered).replaceAll('−', '-');
	if (as === 'related') {
		const row = record[source.replace(/_id$/, '')];
		return row ? words.nameOf(reference!, row) : '';
	}
	const value = record[source];
	return isUuid(value) ? undefined : plainText(value, as, (one) => choiceKey(resource, source, one), words);
}

export function plainText(
	value: unknown,
	as: ValueKind | undefined,
	keyOf: (value: string) => string,
	{ locale, formats, translate }: Words,
): string {
	if (value === null || value === undefined) return '';
	if (Array.isArray(value)) return value.map((one) => translate(keyOf(String(one)), { _: String(one) })).join(', ');
	if (typeof value === 'object') return JSON.stringify(value);
	if (typeof value === 'boolean') return translate(value ? 'app.yes' : 'app.no');
	const text = String(value);
	if (as === 'money' || as === 'percent' || as === 'number') return showDecimal(text, locale, as === 'money' ? 2 : undefined);
	if (as === 'duration') return formatDuration(Number(value));
	if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return formats.day(text);
	if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z?$/.test(text))
		return as === 'day' || as === 'date' || as === 'weekday' ? formats.date(text) : formats.dateTime(text);
	return translate(keyOf(text), { _: text });
}
