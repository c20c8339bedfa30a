/** Takes a message in for one firm: its files, the reminder and the note that it was done, all of it or nothing. */
import { createHash } from 'node:crypto';
import type { JobContext } from '../../core/jobs/jobs.js';
import { accountabilityOf } from '../../core/rights/accountability-of.js';
import { hasRight, type VerbContext } from '../../core/verbs/verb.js';
import { oneAtATime } from '../../files/filing/upload-document.js';
import { checksumOf } from '../../files/store/store-file.js';
import type { MessageHead, MessagePart } from '../../mail/inbox/read-message.js';
import { isTakenIn, lockOpen, type Remembered, settle } from '../../mail/inbox/remembered.js';
import { worthTaking } from '../../mail/rules/mail-parts.js';
import { type TakenPart, TROUBLES, type Wording } from '../rules/inbox-report.js';
import { receive } from '../verbs.js';
import type { Handler } from './handlers.js';
import { remind } from './remind.js';
import { takePart } from './take-part.js';

const MOST_PARTS = 100;

export interface Message extends MessageHead {
	/** Null: it could not be taken apart. */
	parts: MessagePart[] | null;
}

export const takeIn = (row: Remembered, handler: Handler, message: Message, { transaction }: JobContext): Promise<void> =>
	transaction(async (context) => {
		if (!(await lockOpen(context.database, row.id))) return;
		const fingerprint = fingerprintOf(message);
		await oneAtATime(context, `${handler.id} ${fingerprint}`);
		if (!(await isTakenIn(context.database, handler.id, fingerprint))) await takeParts(handler, message, context);
		await settle(context.database, row.id, { status: 'taken_in', fingerprint });
	});

async function takeParts(handler: Handler, { from, subject, parts }: Message, context: VerbContext): Promise<void> {
	const worth = worthTaking(parts ?? []);
	const inTheirName = { ...context, accountability: await accountabilityOf(handler.employee_id, context.database) };
	const rights = { mayRecord: await hasRight(receive.right!, inTheirName) };
	const taken: TakenPart[] = [];
	for (const part of worth.slice(0, MOST_PARTS)) taken.push(await takePart(part, rights, inTheirName));
	const left = Math.max(worth.length - MOST_PARTS, 0);
	await remind(handler, { from, subject, parts: taken, left, ...(parts ? {} : { trouble: TROUBLES.unreadable }) }, context);
}

/** For a message that is not taken in: the note that it is over, and the reminder. */
export const tellInstead = (
	row: Remembered,
	handler: Handler,
	{ from, subject }: Pick<MessageHead, 'from' | 'subject'>,
	{ status, trouble }: { status: Remembered['status']; trouble: Wording },
	{ transaction }: JobContext,
): Promise<void> =>
	transaction(async (context) => {
		if (!(await lockOpen(context.database, row.id))) return;
		await remind(handler, { from, subject, parts: [], trouble }, context);
		await settle(context.database, row.id, { status });
	});

/** Of what somebody sent, not of the way it took. A Message-ID alone would not do: whoever knows one could keep the real mail out. */
function fingerprintOf({ messageId, from, subject, parts }: Message): string {
	const files = (parts ?? []).map(({ content }) => checksumOf(content)).sort();
	return createHash('sha256')
		.update(JSON.stringify([messageId, from, subject, files]))
		.digest('hex');
}
