/** An invoice as every verb of billing answers it: as it now is, with its lines and payments, as far as the caller may see it. */
import { showRow } from '../core/load.js';
import type { VerbContext } from '../core/verbs.js';

export const showInvoice = (context: VerbContext, id: string) =>
	showRow(context, 'invoices', id, ['*', 'lines.*', 'payments.*'], {
		lines: { _sort: ['position'], _limit: -1 },
		payments: { _sort: ['created_at'], _limit: -1 },
	});
