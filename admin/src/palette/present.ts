/** A record that was found, as the palette shows it: its name, and the two facts that tell it apart. */
import type { Found } from '@kontor/directus-extension/contracts';
import { choiceKey } from '../components/choices';
import { nameOf } from '../contacts/name';
import { levelName } from '../dunning/level-name';
import type { Formats } from '../i18n/format';

type Row = Found['rows'][number] & Record<string, any>;

export interface Words {
	formats: Pick<Formats, 'money' | 'day' | 'date'>;
	translate: (key: string, values?: object) => string;
}

export interface Presented {
	title: string;
	facts: string[];
}

const choice = (collection: string, field: string, row: Row, { translate }: Words): string =>
	row[field] ? translate(choiceKey(collection, field, row[field])) : '';

const person = (row: Row | null | undefined): string => [row?.firstname, row?.lastname].filter(Boolean).join(' ');

const PAPER = (row: Row, { formats, translate }: Words) => ({
	title: row.number ?? (row.title || translate('palette.draft')),
	facts: [row.customer_id?.name, formats.money(row.total, row.currency ?? 'EUR')],
});

const KINDS: Record<string, (row: Row, words: Words) => { title: string; facts: unknown[] }> = {
	customers: ({ name, number, city }) => ({ title: name, facts: [number, city] }),
	contacts: (row) => ({ title: nameOf(row as never), facts: [row.customer_id?.name, row.email] }),
	projects: (row, words) => ({ title: row.title, facts: [row.customer_id?.name, choice('projects', 'status', row, words)] }),
	invoices: PAPER,
	quotes: PAPER,
	payments: (row, { formats }) => ({
		title: formats.money(row.amount, row.invoice_id?.currency ?? 'EUR'),
		facts: [[row.invoice_id?.number, row.invoice_id?.customer_id?.name].filter(Boolean).join(' · '), formats.day(row.payment_date)],
	}),
	dunning_notices: (row, { formats, translate }) => ({
		title: [row.number ?? levelName(row.level, translate), row.invoice_id?.number].filter(Boolean).join(' · '),
		facts: [row.invoice_id?.customer_id?.name, formats.money(row.open_amount, row.invoice_id?.currency ?? 'EUR')],
	}),
	recurring_invoices: (row, words) => ({
		title: row.title,
		facts: [row.customer_id?.name, choice('recurring_invoices', 'interval', row, words)],
	}),
	expenses: (row, { formats }) => ({
		title: row.supplier || row.note || '–',
		facts: [formats.money(row.amount, row.currency ?? 'EUR'), formats.day(row.expense_date)],
	}),
	time_entries: (row, { formats }) => ({
		title: row.note || row.project_id?.title || '–',
		facts: [[row.note && row.project_id?.title, person(row.employee_id)].filter(Boolean).join(' · '), formats.date(row.start_time)],
	}),
	documents: (row, words) => ({
		title: row.title,
		facts: [choice('documents', 'category', row, words), words.formats.date(row.created_at)],
	}),
};

/** In this order, below each other. */
export const ORDER = Object.keys(KINDS);

/** Undefined: it has no page here. */
export function present(collection: string, row: Row, words: Words): Presented | undefined {
	const said = KINDS[collection]?.(row, words);
	if (!said) return undefined;
	return { title: String(said.title ?? '–'), facts: said.facts.filter((fact): fact is string => typeof fact === 'string' && fact !== '') };
}

/** Where it is shown: a payment with its invoice. */
export const pageOf = (collection: string, row: Row): string =>
	collection === 'payments' ? `/invoices/${row.invoice_id?.id}/show` : `/${collection}/${encodeURIComponent(row.id)}/show`;
