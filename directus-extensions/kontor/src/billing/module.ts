/** Invoices: drafts from time or by hand, issue, cancel, correct, their files, and mailing them. */
import { defineModule } from '../core/define-module.js';
import { LEITWEG_ID } from '../core/rules/formats.js';
import { draftHooks } from '../papers/fill-draft.js';
import { BILLING_CONSTRAINTS, BILLING_ERRORS } from './errors.js';
import { fileInvoicesRegularly } from './files/file-invoices.js';
import { invoiceFileVerbs } from './files/verbs.js';
import { invoiceMailVerbs } from './mail-verbs.js';
import { mailedInvoice } from './mailed.js';
import { markOverdueHourly } from './mark-overdue.js';
import { INVOICE_SERVER_SET } from './server-set.js';
import { INVOICE_STATES } from './states.js';
import { billingVerbs } from './verbs.js';

export default defineModule({
	name: 'billing',
	verbs: { billing: [...billingVerbs, ...invoiceFileVerbs, ...invoiceMailVerbs] },
	jobs: [markOverdueHourly, fileInvoicesRegularly],
	hooks: draftHooks('invoices', 'invoice_lines'),
	errors: BILLING_ERRORS,
	constraints: BILLING_CONSTRAINTS,
	collections: {
		invoices: {
			states: INVOICE_STATES,
			serverSet: INVOICE_SERVER_SET,
			mayBeginWith: { kind: ['invoice', 'down_payment'] },
			formats: { leitweg_id: LEITWEG_ID },
			shownWith: ['lines', 'payments'],
			lines: { collection: 'invoice_lines', key: 'invoice_id' },
			linkedAs: 'invoice',
			mailed: mailedInvoice,
			search: {
				names: ['customer_id.name', 'contact_id.firstname', 'contact_id.lastname', 'project_id.title'],
				amounts: ['total', 'net_total'],
				hit: { fields: ['number', 'title', 'customer_id.name', 'total', 'currency', 'status'], newest: 'created_at' },
			},
		},
		invoice_lines: { serverSet: ['net_amount', 'down_payment_id', 'corrects_line_id'], partOf: 'invoice_id' },
	},
});
