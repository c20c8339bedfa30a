/** Quotes, invoices and what follows from them. Amounts come from the rules that the product itself computes with. */

import { formatCents, formatDecimal, parseDecimal } from '../../directus-extensions/kontor/src/core/rules/money.ts';
import { buyerSnapshot, sellerSnapshot } from '../../directus-extensions/kontor/src/papers/rules/parties.ts';
import { type Line, taxSummary, totalsOf } from '../../directus-extensions/kontor/src/papers/rules/totals.ts';
import { addDays, type Day } from './calendar.ts';
import type { Maker, Row } from './maker.ts';

export const quote = (make: Maker, overrides: Row = {}) =>
	make.row(
		'quotes',
		(count) => ({
			number: null,
			title: `Angebot ${count}`,
			customer_id: null,
			contact_id: null,
			deal_id: null,
			project_id: null,
			status: 'draft',
			version: 1,
			previous_quote_id: null,
			issued_date: null,
			valid_until: null,
			sent_at: null,
			decided_at: null,
			currency: 'EUR',
			price_mode: 'net',
			discount_percent: null,
			intro_text: null,
			closing_text: null,
			net_total: '0.00',
			tax_total: '0.00',
			total: '0.00',
			seller_snapshot: null,
			buyer_snapshot: null,
		}),
		overrides,
	);

export const invoice = (make: Maker, overrides: Row = {}) =>
	make.row(
		'invoices',
		() => ({
			number: null,
			sequence_year: null,
			sequence_number: null,
			kind: 'invoice',
			status: 'draft',
			title: null,
			customer_id: null,
			contact_id: null,
			project_id: null,
			quote_id: null,
			related_invoice_id: null,
			recurring_invoice_id: null,
			recurring_period: null,
			issued_date: null,
			due_date: null,
			service_from: null,
			service_to: null,
			intro_text: null,
			closing_text: null,
			net_total: '0.00',
			tax_total: '0.00',
			total: '0.00',
			paid_amount: '0.00',
			credited_amount: '0.00',
			tax_summary: null,
			currency: 'EUR',
			price_mode: 'net',
			discount_percent: null,
			payment_terms_days: 14,
			skonto_percent: null,
			skonto_days: null,
			exchange_rate: null,
			exchange_rate_date: null,
			buyer_reference: null,
			order_number: null,
			leitweg_id: null,
			is_dunning_paused: false,
			sent_at: null,
			cancelled_at: null,
			seller_snapshot: null,
			buyer_snapshot: null,
		}),
		overrides,
	);

const line = (title: string) => ({
	position: 1,
	service_id: null,
	title,
	description: null,
	quantity: '1.0000',
	unit: 'hour',
	unit_price: '110.0000',
	discount_percent: null,
	tax_rate_id: null,
	tax_rate: '19.00',
	tax_category: 'S',
	net_amount: '0.00',
});

export const quoteLine = (make: Maker, quote: Row, overrides: Row = {}) =>
	make.row('quote_lines', (count) => ({ quote_id: quote.id, ...line(`Position ${count}`), is_optional: false }), overrides);

export const invoiceLine = (make: Maker, invoice: Row, overrides: Row = {}) =>
	make.row(
		'invoice_lines',
		(count) => ({ invoice_id: invoice.id, ...line(`Position ${count}`), service_from: null, service_to: null }),
		overrides,
	);

export const withTax = (rate: Row) => ({ tax_rate_id: rate.id, tax_rate: rate.rate, tax_category: rate.category });

/** Numbers the positions and writes the amounts. Optional positions of a quote are shown, not added. */
export function addUp(document: Row, lines: (Line & Row)[]): void {
	lines.forEach((row, index) => {
		row.position = index + 1;
	});
	const totals = totalsOf(lines, document);
	lines.forEach((row, index) => {
		row.net_amount = formatCents(totals.lineNets[index]!);
	});
	document.net_total = formatCents(totals.net);
	document.tax_total = formatCents(totals.tax);
	document.total = formatCents(totals.total);
	if ('tax_summary' in document) document.tax_summary = taxSummary(totals.groups);
}

/** Everything that issuing does to a draft, except the number: those are given when all documents of a year are known. */
export function issue(invoice: Row, day: Day, parties: { organization: Row; customer: Row; contact?: Row | null }): void {
	const { organization, customer, contact } = parties;
	Object.assign(invoice, {
		status: 'issued',
		issued_date: day,
		due_date: addDays(day, invoice.payment_terms_days ?? organization.payment_terms_days),
		seller_snapshot: sellerSnapshot(organization),
		buyer_snapshot: buyerSnapshot(customer, contact),
	});
}

/** The document that takes an issued one back: the same lines, with the opposite sign. */
export function cancellation(make: Maker, original: Row, lines: Row[], day: Day): Row {
	const { id: _, created_at: __, ...copy } = original;
	const document = invoice(make, {
		...copy,
		kind: 'cancellation',
		status: 'sent',
		intro_text: null,
		closing_text: null,
		title: `Storno: ${original.title}`,
		related_invoice_id: original.id,
		recurring_invoice_id: null,
		recurring_period: null,
		number: null,
		issued_date: day,
		due_date: day,
		paid_amount: '0.00',
		cancelled_at: null,
	});
	const negatives = lines.map(({ id: _, created_at: __, invoice_id: ___, quantity, ...rest }) =>
		invoiceLine(make, document, { ...rest, quantity: formatDecimal(-parseDecimal(quantity, 4), 4) }),
	);
	addUp(document, negatives);
	return document;
}

export const payment = (make: Maker, invoice: Row, overrides: Row = {}) =>
	make.row(
		'payments',
		() => ({
			invoice_id: invoice.id,
			amount: invoice.total,
			payment_date: make.today,
			method: 'bank_transfer',
			reference: null,
			reverses_payment_id: null,
			note: null,
		}),
		overrides,
	);

export const dunningNotice = (make: Maker, invoice: Row, overrides: Row = {}) =>
	make.row(
		'dunning_notices',
		() => ({
			invoice_id: invoice.id,
			number: null,
			level: 1,
			status: 'proposed',
			notice_date: make.today,
			due_date: addDays(make.today, 7),
			open_amount: invoice.total,
			fee: '0.00',
			interest: '0.00',
			flat_fee: '0.00',
			interest_details: null,
			text: null,
		}),
		overrides,
	);

export const recurringInvoice = (make: Maker, overrides: Row = {}) =>
	make.row(
		'recurring_invoices',
		(count) => ({
			title: `Wiederkehrende Rechnung ${count}`,
			customer_id: null,
			project_id: null,
			interval: 'monthly',
			start_date: make.today,
			end_date: null,
			next_run_date: make.today,
			indexation_percent: null,
			is_active: true,
			currency: 'EUR',
			lines: [{ title: 'Wartungspauschale', quantity: '1', unit: 'month', unit_price: '490.00', tax_rate: '19.00' }],
		}),
		overrides,
	);
