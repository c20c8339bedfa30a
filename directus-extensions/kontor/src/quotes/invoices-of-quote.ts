/** What a quote has been billed with so far. The quote is locked by the caller: nobody else adds to it meanwhile. */

import { readRows } from '../core/load.js';
import type { VerbContext } from '../core/verbs/verb.js';
import type { Invoice } from '../generated/schema.js';
import { kontorError } from './errors.js';
import { billedWith } from './rules/billing-step.js';

export type Billed = ReturnType<typeof billedWith<Invoice>>;

export async function invoicesOf(quoteId: string, context: VerbContext): Promise<Billed> {
	return billedWith(await readRows(context, 'invoices', (query) => query.where({ quote_id: quoteId }).orderBy('id')));
}

export function assertWholeNotBilled({ whole }: Billed): void {
	if (whole) throw kontorError('QUOTE_INVOICED', { collection: 'invoices', id: whole.id, number: whole.number ?? '–' });
}
