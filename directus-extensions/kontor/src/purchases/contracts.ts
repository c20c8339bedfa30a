/** What receiving an e-invoice takes (a form, besides the file itself) and answers. */

import { z } from 'zod';
import { rowOf, uuid } from '../core/fields.js';
import type { ReceivedInvoice } from '../e-invoice/reading/received-invoice.js';
import { given, yesOrNo } from '../files/filing/contracts.js';

export const receiveInput = z.strictObject({
	/** Only shows what the invoice says; nothing is stored. */
	preview: yesOrNo,
	project_id: given(uuid),
	category: given(z.enum(['material', 'personnel', 'service', 'travel', 'other'])),
	is_billable: yesOrNo,
	is_reimbursable: yesOrNo,
	/** Whose expense it is; the caller's, if not said. */
	employee_id: given(uuid),
});

export const receivedAnswer = z.object({
	existing: z.boolean().describe('It was recorded before: nothing was made now.'),
	invoice: z.looseObject({ number: z.string() }).describe('What the file says.'),
	warnings: z.array(z.object({ code: z.string(), de: z.string(), en: z.string() })),
	parts: z
		.array(z.object({ amount: z.string(), tax_amount: z.string(), tax_rate: z.string() }))
		.describe('What is, or would be, booked: one for each tax rate.'),
	document: rowOf('documents').nullable(),
	expenses: z.array(rowOf('expenses')),
});
export type ReceivedAnswer = Omit<z.output<typeof receivedAnswer>, 'invoice'> & { invoice: ReceivedInvoice };
