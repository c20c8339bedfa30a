/** A quote that was sent, as a mail. It has its number and its PDF already: mailing it changes nothing about it. */

import { readRow } from '../core/load.js';
import type { VerbContext } from '../core/verbs/verb.js';
import { type Letter, recipientsOf, valuesOf } from '../mail/letter.js';
import { buyerSnapshot, sellerSnapshot } from '../papers/rules/parties.js';
import { loadQuote, quoteStateBy } from './load-quote.js';
import { quotePdfOf } from './quote-files.js';

export async function quoteLetter(id: string, context: VerbContext): Promise<Letter> {
	const quote = await loadQuote(id, context);
	quoteStateBy('mail', quote);
	const buyer = quote.buyer_snapshot ?? buyerSnapshot({});
	const customer = (await readRow(context, 'customers', quote.customer_id))!;
	const printed = { ...quote, date: quote.issued_date, due_date: quote.valid_until, invoice_number: null };
	return {
		kind: 'quote',
		organization_id: quote.organization_id,
		...valuesOf(printed, quote.seller_snapshot ?? sellerSnapshot({}), buyer),
		recipients: recipientsOf(buyer, customer, true),
		files: [await quotePdfOf(quote, context)],
		about: { quote_id: id },
	};
}
