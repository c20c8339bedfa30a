import { rowOf, rowWith } from '../core/fields.js';
import { assertVisible, readRow, showRow } from '../core/load.js';
import { ownOrganization } from '../core/organizations.js';
import { type Verb, type VerbContext, verb } from '../core/verbs/verb.js';
import { previewMail } from '../mail/compose-mail.js';
import { mailOf, mailPreview, sendLetter } from '../mail/contracts.js';
import { queueMail } from '../mail/queue-mail.js';
import { confirmNotice } from './confirm.js';
import { markSentInput, noticeId, proposeAnswer, proposeInput } from './contracts.js';
import { showDunningPdf } from './dunning-files.js';
import { dunningLetter } from './dunning-letter.js';
import { kontorError } from './errors.js';
import { dismissNotice, markNoticeSent } from './move-notice.js';
import { propose } from './propose.js';

const right = 'billing.issue';
const showNotice = (context: VerbContext, id: string) => showRow(context, 'dunning_notices', id);

export const proposeNotices = verb({
	method: 'post',
	path: '/dunning/propose',
	summary: { de: 'Mahnungen vorschlagen', en: 'Propose dunning notices' },
	right,
	answer: proposeAnswer,
	input: proposeInput,
	run: async ({ customer_id }, context) => {
		if (customer_id) await assertVisible(context, 'customers', [customer_id]);
		const customer = await readRow(context, 'customers', customer_id);
		const organization = customer?.organization_id ?? (await ownOrganization(context))?.id;
		if (!organization) throw kontorError('NO_ORGANIZATION');
		const notices = [];
		for (const id of await propose(organization, { customer_id }, context)) notices.push(await showNotice(context, id));
		return notices;
	},
});

export const confirm = verb({
	method: 'post',
	path: '/dunning-notices/:id/confirm',
	summary: { de: 'Mahnung ausstellen', en: 'Issue a dunning notice' },
	right,
	shows: 'dunning_notices',
	input: noticeId,
	run: async ({ id }, context) => {
		await confirmNotice(id, context);
		return showNotice(context, id);
	},
});

export const dismiss = verb({
	method: 'post',
	path: '/dunning-notices/:id/dismiss',
	summary: { de: 'Mahnung verwerfen', en: 'Dismiss a dunning notice' },
	right,
	shows: 'dunning_notices',
	input: noticeId,
	run: async ({ id }, context) => {
		await dismissNotice(id, context);
		return showNotice(context, id);
	},
});

export const markSent = verb({
	method: 'post',
	path: '/dunning-notices/:id/mark-sent',
	summary: { de: 'Mahnung als versendet markieren', en: 'Mark a dunning notice as sent' },
	right,
	shows: 'dunning_notices',
	input: markSentInput,
	run: async ({ id, ...options }, context) => {
		await markNoticeSent(id, options, context);
		return showNotice(context, id);
	},
});

export const dunningPdf = verb({
	method: 'get',
	path: '/dunning-notices/:id/pdf',
	summary: { de: 'PDF einer Mahnung (Vorschläge mit Wasserzeichen)', en: 'PDF of a dunning notice (proposals with a watermark)' },
	input: noticeId,
	file: 'application/pdf',
	run: ({ id }, context) => showDunningPdf(id, context),
});

export const mailNotice = verb({
	method: 'post',
	path: '/dunning-notices/:id/send',
	summary: { de: 'Mahnung per E-Mail senden', en: 'Send a dunning notice by e-mail' },
	right: 'billing.issue',
	answer: rowWith('dunning_notices', { mail: rowOf('mails') }),
	input: sendLetter,
	run: async ({ id, ...options }, context) => {
		const mail = await queueMail(await dunningLetter(id, context), options, context);
		return { ...(await showRow(context, 'dunning_notices', id)), mail };
	},
});

export const previewNoticeMail = verb({
	method: 'get',
	path: '/dunning-notices/:id/mail',
	summary: { de: 'E-Mail zu einer Mahnung, wie sie aussähe', en: 'The e-mail of a dunning notice, as it would be' },
	right: 'billing.issue',
	input: mailOf,
	answer: mailPreview,
	run: async ({ id }, context) => previewMail(await dunningLetter(id, context), context),
});

export const dunningVerbs: readonly Verb[] = [proposeNotices, confirm, dismiss, markSent, dunningPdf, mailNotice, previewNoticeMail];
