/** A quote that was sent, as a mail. It has its number and its PDF already: mailing it changes nothing about it. */
import { kontorError } from '../core/errors.js';
import { readRow } from '../core/load.js';
import type { Customer } from '../core/schema.js';
import type { VerbContext } from '../core/verbs.js';
import { quotePdfOf } from '../documents/quote-files.js';
import type { Buyer, Seller } from '../documents/rules/invoice-document.js';
import { loadQuote } from '../quotes/load-quote.js';
import { type Letter, recipientsOf, valuesOf } from './letter.js';
import { isMailable } from './rules/mailable.js';

export async function quoteLetter(id: string, context: VerbContext): Promise<Letter> {
	const quote = await loadQuote(id, context);
	if (!isMailable('quotes', quote.status))
		throw kontorError('TRANSITION_NOT_ALLOWED', { from: quote.status, to: 'sent', collection: 'quotes' });
	const buyer = (quote.buyer_snapshot ?? {}) as Buyer;
	const customer = (await readRow<Customer>(context, 'customers', quote.customer_id))!;
	const printed = { ...quote, date: quote.issued_date, due_date: quote.valid_until, invoice_number: null };
	return {
		kind: 'quote',
		organization_id: quote.organization_id,
		...valuesOf(printed, (quote.seller_snapshot ?? {}) as Seller, buyer),
		recipients: recipientsOf(buyer, customer, true),
		files: [await quotePdfOf(quote, context)],
		about: { quote_id: id },
	};
}
