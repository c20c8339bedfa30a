/** From one status of a quote to the next: sent, accepted, declined, replaced. */

import type { Row } from '../core/context.js';
import { tellChange } from '../core/trail/audit.js';
import type { VerbContext } from '../core/verbs/verb.js';
import type { Quote } from '../generated/schema.js';
import { loadQuote, type QuoteMove, quoteStateBy } from './load-quote.js';

export async function moveQuote(quote: Quote, by: QuoteMove, values: Row, context: VerbContext): Promise<void> {
	const delta = { status: quoteStateBy(by, quote), ...values };
	await context
		.database('quotes')
		.where({ id: quote.id })
		.update({ ...delta, updated_by: context.accountability.user });
	tellChange(context, { collection: 'quotes', id: quote.id, delta });
}

export const acceptQuote = async (id: string, context: VerbContext): Promise<void> =>
	moveQuote(await loadQuote(id, context), 'accept', { decided_at: context.now.toISOString() }, context);

export const declineQuote = async (id: string, { reason }: { reason?: string | undefined }, context: VerbContext): Promise<void> =>
	moveQuote(await loadQuote(id, context), 'decline', { decided_at: context.now.toISOString(), decline_reason: reason || null }, context);
