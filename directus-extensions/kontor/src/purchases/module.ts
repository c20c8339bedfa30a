/** What comes from suppliers: e-invoices and receipts, by upload or by mail. */
import { defineModule } from '../core/define-module.js';
import { PURCHASES_CONSTRAINTS, PURCHASES_ERRORS } from './errors.js';
import { incomingInvoices } from './inbox/take-in.js';
import { receivingVerbs } from './verbs.js';

export default defineModule({
	name: 'purchases',
	verbs: { documents: receivingVerbs },
	receivers: [incomingInvoices],
	errors: PURCHASES_ERRORS,
	constraints: PURCHASES_CONSTRAINTS,
});
