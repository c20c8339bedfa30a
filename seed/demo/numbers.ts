import { formatNumber } from '../../directus-extensions/kontor/src/numbers/rules/number-format.ts';
import { type Day, yearOf } from '../factories/calendar.ts';
import { FORMATS, isCountedThrough, numberSequence } from '../factories/company.ts';
import type { Maker, Row } from '../factories/maker.ts';

/**
 * Gives every document its number, without gaps, per kind and year in the order of the dates, and notes how far the counting
 * went. Makers that fill one organization hand the sequences on.
 */
export function numberDocuments(make: Maker, sequences = new Map<string, Row>()): void {
	const sequenceOf = (kind: string, day: Day) => {
		const key = isCountedThrough(kind) ? kind : `${kind} ${yearOf(day)}`;
		if (!sequences.has(key)) sequences.set(key, numberSequence(make, kind, yearOf(day)));
		return sequences.get(key)!;
	};
	const count = (kind: string, rows: Row[], dateOf: (row: Row) => Day) => {
		for (const row of rows.toSorted((a, b) => (dateOf(a) < dateOf(b) ? -1 : dateOf(a) > dateOf(b) ? 1 : 0))) {
			const sequence = sequenceOf(kind, dateOf(row));
			sequence.last_number += 1;
			row.number = formatNumber(sequence.format, sequence.last_number, dateOf(row));
			if ('sequence_number' in row) Object.assign(row, { sequence_year: sequence.year, sequence_number: sequence.last_number });
		}
	};

	const issued = make.all('invoices').filter(({ status }) => status !== 'draft');
	for (const invoice of issued) noteReasons(make, invoice);
	const isCancellation = ({ kind }: Row) => kind === 'cancellation' || kind === 'correction';
	count(
		'invoice',
		issued.filter((row) => !isCancellation(row)),
		(row) => row.issued_date,
	);
	count('cancellation', issued.filter(isCancellation), (row) => row.issued_date);
	const quotes = make.all('quotes').filter(({ status }) => status !== 'draft');
	count(
		'quote',
		quotes.filter(({ version }) => version === 1),
		(row) => row.issued_date,
	);
	for (const later of quotes.filter(({ version }) => version > 1))
		later.number = quotes.find(({ id }) => id === later.previous_quote_id)!.number;
	count(
		'dunning_notice',
		make.all('dunning_notices').filter(({ status }) => status !== 'proposed'),
		(row) => row.notice_date,
	);
	for (const payment of make.all('payments')) payment.reference = issued.find(({ id }) => id === payment.invoice_id)!.number;
	// Every kind has a counter for this year, used or not.
	for (const kind of Object.keys(FORMATS)) sequenceOf(kind, make.today);
	count('customer', make.all('customers'), () => make.today);
	count('project', make.all('projects'), () => make.today);
}

/** Why no tax is charged is frozen with the sums, as issuing does it. */
function noteReasons(make: Maker, invoice: Row): void {
	const lines = make.all('invoice_lines').filter(({ invoice_id }) => invoice_id === invoice.id);
	invoice.tax_summary = invoice.tax_summary.map((group: Row) => {
		const rate = lines.find(({ tax_category }) => tax_category === group.tax_category)?.tax_rate_id;
		const reason = make.all('tax_rates').find(({ id }) => id === rate)?.exemption_reason;
		return { ...group, exemption_reason: group.tax_category === 'S' ? null : (reason ?? null) };
	});
}
