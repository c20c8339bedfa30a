/** Quotes, and the down payments and final invoices that follow from them. */
import { defineModule } from '../core/define-module.js';
import { draftHooks } from '../papers/fill-draft.js';
import { QUOTES_CONSTRAINTS, QUOTES_ERRORS } from './errors.js';
import { expireQuotesHourly } from './expire-quotes.js';
import { mailedQuote } from './mailed.js';
import { QUOTE_SERVER_SET } from './server-set.js';
import { QUOTE_STATES } from './states.js';
import { quoteVerbs } from './verbs.js';

export default defineModule({
	name: 'quotes',
	verbs: { billing: quoteVerbs },
	jobs: [expireQuotesHourly],
	hooks: draftHooks('quotes', 'quote_lines'),
	errors: QUOTES_ERRORS,
	constraints: QUOTES_CONSTRAINTS,
	collections: {
		quotes: {
			states: QUOTE_STATES,
			serverSet: QUOTE_SERVER_SET,
			shownWith: ['lines'],
			lines: { collection: 'quote_lines', key: 'quote_id' },
			linkedAs: 'quote',
			mailed: mailedQuote,
			search: {
				names: ['customer_id.name', 'contact_id.firstname', 'contact_id.lastname', 'project_id.title'],
				amounts: ['total', 'net_total'],
				hit: { fields: ['number', 'title', 'customer_id.name', 'total', 'currency', 'status'], newest: 'created_at' },
			},
		},
		quote_lines: { serverSet: ['net_amount'], partOf: 'quote_id' },
	},
});
