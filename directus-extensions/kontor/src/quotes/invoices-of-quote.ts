/** What a quote has been billed with so far. The quote is locked by the caller: nobody else adds to it meanwhile. */

import { readRows } from '../core/load.js';
import type { VerbContext } from '../core/verbs/verb.js';
import type { Invoice } from '../generated/schema.js';
import { kontorError } from './errors.js';

export interface Billed {
	whole: Invoice | undefined;
	downPayments: Invoice[];
}

export async function invoicesOf(quoteId: string, context: VerbContext): Promise<Billed> {
	const invoices = await readRows(context, 'invoices', (query) =>
		query
			.where({ quote_id: quoteId })
			.whereNot({ status: 'cancelled' })
			.whereIn('kind', ['invoice', 'final', 'down_payment'])
			.orderBy('id'),
	);
	return {
		whole: invoices.find(({ kind }) => kind !== 'down_payment'),
		downPayments: invoices.filter(({ kind }) => kind === 'down_payment'),
	};
}

export function assertWholeNotBilled({ whole }: Billed): void {
	if (whole) throw kontorError('QUOTE_INVOICED', { collection: 'invoices', id: whole.id, number: whole.number ?? '–' });
}
