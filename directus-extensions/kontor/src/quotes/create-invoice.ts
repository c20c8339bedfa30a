/** Makes the draft of an invoice from an accepted quote: over the whole, or a down payment. */
import { addDraft } from '../billing/add-draft.js';
import { readRow } from '../core/load.js';
import { pick } from '../core/pick.js';
import { formatDecimal, parseDecimal } from '../core/rules/money.js';
import { languageOf } from '../core/rules/written.js';
import type { VerbContext } from '../core/verbs/verb.js';
import type { Quote, QuoteLine } from '../generated/schema.js';
import { COPIED } from '../papers/copied-line.js';
import { kontorError } from './errors.js';
import { assertWholeNotBilled, invoicesOf } from './invoices-of-quote.js';
import { linesOfQuote, loadAccepted } from './load-quote.js';
import { downPaymentParts, type Part, percentLeft } from './rules/down-payment.js';
import { downPaymentTexts } from './rules/texts.js';

/** Returns the id of the draft. */
export async function createInvoice(id: string, percent: string | undefined, context: VerbContext): Promise<string> {
	const quote = await loadAccepted(id, context);
	const billed = await invoicesOf(id, context);
	assertWholeNotBilled(billed);
	const lines = await linesOfQuote(id, context);
	if (percent === undefined) {
		if (billed.downPayments.length > 0) throw kontorError('QUOTE_HAS_DOWN_PAYMENTS', { collection: 'quotes' });
		return addDraft({ ...headOf(quote), kind: 'invoice' }, wholeLines(lines), context);
	}
	assertPercentLeft(
		percent,
		billed.downPayments.map(({ down_payment_percent }) => down_payment_percent ?? '0'),
	);
	const parts = downPaymentParts(lines, quote, percent);
	assertIsWorthIt(parts);
	const texts = downPaymentTexts(quote, percent, await languageOfCustomer(quote, context));
	return addDraft(
		{ ...headOf(quote), discount_percent: null, kind: 'down_payment', down_payment_percent: percent, title: texts.title },
		parts.map((part) => ({ ...lineOf(part, lines), title: texts.line(part) })),
		context,
	);
}

/** What an invoice takes over from its quote. */
export const headOf = (quote: Quote) => ({
	...pick(quote, ['title', 'contact_id', 'project_id', 'currency', 'price_mode', 'discount_percent']),
	organization_id: quote.organization_id,
	customer_id: quote.customer_id,
	quote_id: quote.id,
});

export const wholeLines = (lines: readonly QuoteLine[]) =>
	lines.filter(({ is_optional }) => !is_optional).map((line) => pick(line, [...COPIED, 'quantity']));

/** A line of a tax group names the tax rate that the quote's lines of that group have. */
export const lineOf = (part: Part, lines: readonly Pick<QuoteLine, 'tax_category' | 'tax_rate' | 'tax_rate_id'>[]) => ({
	...part,
	unit: 'flat',
	tax_rate_id:
		lines.find((line) => line.tax_category === part.tax_category && Number(line.tax_rate) === Number(part.tax_rate))?.tax_rate_id ?? null,
});

export const languageOfCustomer = async (quote: Quote, context: VerbContext) =>
	languageOf((await readRow(context, 'customers', quote.customer_id))?.language);

function assertPercentLeft(percent: string, given: readonly string[]): void {
	const left = percentLeft(given);
	if (parseDecimal(percent, 2) > left) throw kontorError('DOWN_PAYMENTS_OVER_100', { left: formatDecimal(left, 2), field: 'percent' });
}

function assertIsWorthIt(parts: readonly Part[]): void {
	const sum = parts.reduce((total, { quantity, unit_price }) => total + BigInt(quantity) * parseDecimal(unit_price, 2), 0n);
	if (sum <= 0n) throw kontorError('DOWN_PAYMENT_TOO_SMALL', { field: 'percent' });
}
