/** From a draft to a quote: numbered, dated, its parties and taxes frozen. The version before it is replaced in the same moment. */

import type { Row } from '../core/context.js';
import { lockRows, readRow, readRows } from '../core/load.js';
import { dayIn, organizationOf } from '../core/organizations.js';
import { addDays } from '../core/rules/days.js';
import { formatCents } from '../core/rules/money.js';
import type { VerbContext } from '../core/verbs/verb.js';
import type { Quote, QuoteLine } from '../generated/schema.js';
import { takeNumber } from '../numbers/take-number.js';
import { taxSummaryWithReasons } from '../papers/draft.js';
import { documentIncomplete } from '../papers/errors.js';
import type { Buyer, Seller } from '../papers/rules/frozen.js';
import { buyerSnapshot, sellerSnapshot } from '../papers/rules/parties.js';
import { totalsOf } from '../papers/rules/totals.js';
import { printProblems } from '../printing/print-problems.js';
import { kontorError, LINE_NEEDED } from './errors.js';
import { linesOfQuote, loadQuote, quoteStateBy } from './load-quote.js';
import { moveQuote } from './move-quote.js';
import { storeQuotePdf } from './quote-files.js';
import { validityDays } from './rules/validity.js';

export async function sendQuote(id: string, context: VerbContext): Promise<void> {
	const quote = await loadQuote(id, context);
	quoteStateBy('send', quote);
	const lines = await linesOfQuote(id, context);
	assertHasLines(quote, lines);
	const organization = await organizationOf(context, quote.organization_id);
	const customer = (await readRow(context, 'customers', quote.customer_id))!;
	const contact = await readRow(context, 'contacts', quote.contact_id);

	const issued_date = dateOf(quote, dayIn(organization.time_zone, context.now));
	const frozen = {
		issued_date,
		valid_until: quote.valid_until ?? addDays(issued_date, validityDays(organization.settings)),
		sent_at: context.now.toISOString(),
		seller_snapshot: sellerSnapshot(organization),
		buyer_snapshot: buyerSnapshot(customer, contact),
		tax_summary: await taxSummaryOf(quote, lines, context),
	};
	assertPrintable(quote, lines, frozen);
	await replacePrevious(quote, context);
	const numbered = { ...frozen, number: await numberOf(quote, issued_date, context) };
	const pdf_file_id = await storeQuotePdf({ ...quote, ...numbered, status: 'sent' }, context);
	await moveQuote(quote, 'send', { ...asColumns(numbered), pdf_file_id }, context);
}

/** Before the number is taken: what was sent does not change any more. */
function assertPrintable(
	quote: Quote,
	lines: readonly QuoteLine[],
	{ seller_snapshot: seller, buyer_snapshot: buyer }: { seller_snapshot: Seller; buyer_snapshot: Buyer },
): void {
	const ids = { document: quote.id, organization: quote.organization_id, customer: quote.customer_id, contact: quote.contact_id };
	const problems = printProblems({ head: { collection: 'quotes', row: quote }, lines, seller, buyer, ids });
	if (problems.length > 0) throw documentIncomplete(problems, 'quotes');
}

/** The driver writes objects as JSON, but arrays as Postgres arrays. */
const asColumns = ({ seller_snapshot, buyer_snapshot, tax_summary, ...rest }: Row): Row => ({
	...rest,
	seller_snapshot: JSON.stringify(seller_snapshot),
	buyer_snapshot: JSON.stringify(buyer_snapshot),
	tax_summary: JSON.stringify(tax_summary),
});

/** A new version keeps the number of the first. */
const numberOf = async (quote: Quote, day: string, { database }: VerbContext): Promise<string> =>
	quote.number ?? (await takeNumber(database, quote.organization_id, 'quote', day)).number;

/** The version before was valid until now. If it has been accepted in the meantime, there is nothing to replace any more. */
async function replacePrevious(quote: Quote, context: VerbContext): Promise<void> {
	if (!quote.previous_quote_id) return;
	const [previous] = await lockRows(context, 'quotes', [quote.previous_quote_id]);
	await moveQuote(previous!, 'revise', {}, context);
}

async function taxSummaryOf(quote: Quote, lines: QuoteLine[], context: VerbContext) {
	const totals = totalsOf(lines, quote);
	if (formatCents(totals.net) !== quote.net_total || formatCents(totals.tax) !== quote.tax_total)
		throw kontorError('TOTALS_DO_NOT_ADD_UP', { collection: 'quotes' });
	const taxRates = await readRows(context, 'tax_rates', (query) => query.where({ organization_id: quote.organization_id }));
	const customer = (await readRow(context, 'customers', quote.customer_id))!;
	const organization = (await readRow(context, 'organizations', quote.organization_id))!;
	return taxSummaryWithReasons(totals.groups, { lines, taxRates, customer, organization });
}

function assertHasLines(quote: Quote, lines: readonly QuoteLine[]): void {
	if (lines.some(({ is_optional }) => !is_optional)) return;
	const missing = { rule: '§ 145 BGB', collection: 'quotes', id: quote.id, field: 'lines', ...LINE_NEEDED };
	throw documentIncomplete([missing], 'quotes');
}

function dateOf(quote: Quote, today: string): string {
	if (quote.issued_date && quote.issued_date > today)
		throw kontorError('INVALID_REQUEST', { reason: 'a quote is not sent in the future', field: 'issued_date' });
	return quote.issued_date ?? today;
}
