import { dayIn } from '../core/organizations.js';
import { addDays } from '../core/rules/days.js';
import type { Invoice } from '../generated/schema.js';
import { type Draft, taxSummaryWithReasons } from './draft.js';
import { kontorError } from './errors.js';
import { buyerSnapshot, sellerSnapshot } from './rules/parties.js';
import { isReversal } from './rules/reversal.js';
import { type Totals, totalsOf } from './rules/totals.js';

/** A reversal keeps the parties of the invoice that it takes back. */
export function freeze(draft: Draft, now: Date, original?: Invoice, totals: Totals = totalsOf(draft.lines, draft.invoice)) {
	const { invoice, lines, organization, customer, contact } = draft;
	const issued_date = dateOf(invoice, dayIn(organization.time_zone, now));
	const terms = invoice.payment_terms_days ?? customer.payment_terms_days ?? organization.payment_terms_days;
	const days = lines.flatMap(({ service_from, service_to }) => [service_from, service_to ?? service_from]).filter((day) => day !== null);
	const service = days.toSorted();
	return {
		issued_date,
		due_date: isReversal(invoice) ? issued_date : (invoice.due_date ?? addDays(issued_date, terms)),
		service_from: invoice.service_from ?? service[0] ?? null,
		service_to: invoice.service_to ?? service.at(-1) ?? invoice.service_from ?? null,
		payment_terms_days: terms,
		seller_snapshot: original?.seller_snapshot ?? sellerSnapshot(organization),
		buyer_snapshot: original?.buyer_snapshot ?? buyerSnapshot(customer, contact),
		tax_summary: withReasonsOf(original, taxSummaryWithReasons(totals.groups, draft)),
	};
}

export type Frozen = ReturnType<typeof freeze>;
type Summary = ReturnType<typeof taxSummaryWithReasons>;

/** A reversal gives the same reasons as its original, whatever has changed in the tax rates. */
function withReasonsOf(original: Invoice | undefined, summary: Summary): Summary {
	const earlier = original?.tax_summary ?? [];
	const same = (group: Summary[number]) =>
		earlier.find(({ tax_category, tax_rate }) => tax_category === group.tax_category && Number(tax_rate) === Number(group.tax_rate));
	return summary.map((group) => ({ ...group, exemption_reason: same(group)?.exemption_reason ?? group.exemption_reason }));
}

/** A date that somebody entered stays, unless it is in the future; the database refuses one that is out of order. */
function dateOf(invoice: Invoice, today: string): string {
	if (!invoice.issued_date || isReversal(invoice)) return today;
	if (invoice.issued_date > today)
		throw kontorError('INVALID_REQUEST', { reason: 'an invoice is not issued in the future', field: 'issued_date' });
	return invoice.issued_date;
}
