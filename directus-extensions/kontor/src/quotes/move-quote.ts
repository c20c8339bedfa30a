/** From one status of a quote to the next: sent, accepted, declined, replaced. */

import type { Row } from '../core/context.js';
import { tellChange } from '../core/trail/audit.js';
import type { VerbContext } from '../core/verbs/verb.js';
import type { Quote } from '../generated/schema.js';
import { assertMayMove, loadQuote, type QuoteRow } from './load-quote.js';

export async function moveQuote(quote: QuoteRow, status: Quote['status'], values: Row, context: VerbContext): Promise<void> {
	assertMayMove(quote, status);
	const delta = { status, ...values };
	await context
		.database('quotes')
		.where({ id: quote.id })
		.update({ ...delta, updated_by: context.accountability.user });
	tellChange(context, { collection: 'quotes', id: quote.id, delta });
}

export const acceptQuote = async (id: string, context: VerbContext): Promise<void> =>
	moveQuote(await loadQuote(id, context), 'accepted', { decided_at: context.now.toISOString() }, context);

export const declineQuote = async (id: string, { reason }: { reason?: string | undefined }, context: VerbContext): Promise<void> =>
	moveQuote(await loadQuote(id, context), 'declined', { decided_at: context.now.toISOString(), decline_reason: reason || null }, context);
