/** Payments, counter-entries, cash discount, credit of customers. */
import { defineModule } from '../core/define-module.js';
import { PAYMENTS_CONSTRAINTS, PAYMENTS_ERRORS } from './errors.js';
import { paymentVerbs } from './verbs.js';

export default defineModule({
	name: 'payments',
	verbs: { billing: paymentVerbs },
	errors: PAYMENTS_ERRORS,
	constraints: PAYMENTS_CONSTRAINTS,
	collections: {
		payments: {
			serverSet: ['payment_group_id'],
			search: {
				names: ['invoice_id.number', 'invoice_id.customer_id.name'],
				amounts: ['amount'],
				hit: {
					fields: ['invoice_id.number', 'invoice_id.customer_id.name', 'amount', 'invoice_id.currency', 'payment_date'],
					newest: 'payment_date',
				},
			},
		},
		customer_credits: { search: { names: ['customer_id.name'], amounts: ['amount'] } },
	},
});
