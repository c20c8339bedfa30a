/** What a quote has been billed with so far. The quote is locked by the caller: nobody else adds to it meanwhile. */
import { kontorError } from '../core/errors.js';
import { readRows } from '../core/load.js';
import type { Invoice } from '../core/schema.js';
import type { VerbContext } from '../core/verbs.js';
import { billedWith } from './rules/billing-step.js';

export type Billed = ReturnType<typeof billedWith<Invoice>>;

export async function invoicesOf(quoteId: string, context: VerbContext): Promise<Billed> {
	return billedWith(await readRows<Invoice>(context, 'invoices', (query) => query.where({ quote_id: quoteId }).orderBy('id')));
}

export function assertWholeNotBilled({ whole }: Billed): void {
	if (whole) throw kontorError('QUOTE_INVOICED', { collection: 'invoices', id: whole.id, number: whole.number ?? '–' });
}
