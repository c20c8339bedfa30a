/** The whole quote, less every down payment that was issued for it. Only what was issued is deducted, and each once. */
import { addDraft } from '../billing/add-draft.js';
import { lockRows } from '../core/load.js';
import type { Language } from '../core/rules/written.js';
import type { VerbContext } from '../core/verbs/verb.js';
import type { Invoice, Quote } from '../generated/schema.js';
import { totalsOf } from '../papers/rules/totals.js';
import { headOf, languageOfCustomer, lineOf, wholeLines } from './create-invoice.js';
import { kontorError } from './errors.js';
import { assertWholeNotBilled, type Billed, invoicesOf } from './invoices-of-quote.js';
import { linesOfQuote, loadAccepted } from './load-quote.js';
import { deductionParts } from './rules/down-payment.js';
import { deductionTexts, finalTitle } from './rules/texts.js';

/** Returns the id of the draft. */
export async function createFinalInvoice(id: string, context: VerbContext): Promise<string> {
	const quote = await loadAccepted(id, context);
	const downPayments = await issuedDownPayments(await invoicesOf(id, context), context);
	const lines = await linesOfQuote(id, context);
	const language = await languageOfCustomer(quote, context);
	const deductions = downPayments
		.flatMap((invoice) => deductionLines(invoice, quote, language))
		.map((line) => ({ ...line, ...lineOf(line, lines) }));
	const whole = wholeLines(lines);
	if (totalsOf([...whole, ...deductions], quote).total < 0n) throw kontorError('DOWN_PAYMENTS_EXCEED');
	return addDraft({ ...headOf(quote), kind: 'final', title: finalTitle(quote, language) }, [...whole, ...deductions], context);
}

/** Locked, in the order of their ids: none of them is cancelled while the final invoice is made. */
async function issuedDownPayments(billed: Billed, context: VerbContext): Promise<Invoice[]> {
	assertWholeNotBilled(billed);
	const ids = billed.downPayments.map(({ id }) => id);
	const downPayments = (await lockRows(context, 'invoices', ids)).filter(({ status }) => status !== 'cancelled');
	const draft = downPayments.find(({ status }) => status === 'draft');
	if (draft) throw kontorError('DOWN_PAYMENT_IS_DRAFT', { collection: 'invoices', id: draft.id });
	if (downPayments.length === 0) throw kontorError('NO_DOWN_PAYMENT', { collection: 'quotes' });
	return downPayments.toSorted((a, b) => a.sequence_year! - b.sequence_year! || a.sequence_number! - b.sequence_number!);
}

function deductionLines(invoice: Invoice, quote: Quote, language: Language) {
	const texts = deductionTexts(invoice, language);
	return (invoice.tax_summary ?? []).flatMap((group) =>
		deductionParts([group], quote).map((part) => ({
			...part,
			title: texts.title(part),
			description: texts.description(group),
			down_payment_id: invoice.id,
		})),
	);
}
