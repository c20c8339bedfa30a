/** The outbox, its templates, and the mailbox that is read. */
import { defineModule } from '../core/define-module.js';
import { sendMailJob } from './deliver-mail.js';
import { MAIL_ERRORS } from './errors.js';
import { hooks } from './hooks.js';
import { readInbox } from './inbox/read-inbox.js';
import { sweepOutbox } from './sweep-outbox.js';
import { mailVerbs } from './verbs.js';

export default defineModule({
	name: 'mail',
	verbs: { mail: mailVerbs },
	jobs: [sendMailJob, sweepOutbox, readInbox],
	hooks,
	errors: MAIL_ERRORS,
	collections: {
		mails: {
			search: {
				names: ['invoice_id.number', 'invoice_id.customer_id.name', 'quote_id.number', 'quote_id.customer_id.name'],
				hit: { fields: ['subject', 'recipient', 'status', 'created_at'], newest: 'created_at' },
			},
		},
	},
});
