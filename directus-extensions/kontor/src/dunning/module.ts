/** Reminders of what is overdue, with fees and interest. */
import { defineModule } from '../core/define-module.js';
import { DUNNING_CONSTRAINTS, DUNNING_ERRORS } from './errors.js';
import { mailedNotice } from './mailed.js';
import { proposeDunningDaily } from './propose-daily.js';
import { NOTICE_STATES } from './states.js';
import { dunningVerbs } from './verbs.js';

export default defineModule({
	name: 'dunning',
	verbs: { billing: dunningVerbs },
	jobs: [proposeDunningDaily],
	errors: DUNNING_ERRORS,
	constraints: DUNNING_CONSTRAINTS,
	collections: {
		dunning_notices: {
			states: NOTICE_STATES,
			mailed: mailedNotice,
			search: {
				names: ['invoice_id.number', 'invoice_id.customer_id.name'],
				amounts: ['open_amount'],
				hit: {
					fields: ['number', 'level', 'invoice_id.number', 'invoice_id.customer_id.name', 'open_amount', 'invoice_id.currency', 'status'],
					newest: 'created_at',
				},
			},
			serverSet: ['number', 'notice_date', 'open_amount', 'fee', 'interest', 'flat_fee', 'interest_details', 'sent_at', 'pdf_file_id'],
		},
	},
});
