/** A message and the note of what became of it, in one transaction: all of it or nothing, and once. */
import { createHash } from 'node:crypto';
import type { JobContext } from '../../core/jobs/jobs.js';
import type { IncomingHead, IncomingMessage, NotTakenIn } from '../../core/receiver.js';
import { oneAtATime } from '../../files/filing/upload-document.js';
import { checksumOf } from '../../files/store/store-file.js';
import type { Destination } from './destinations.js';
import { isTakenIn, lockOpen, type Remembered, settle } from './remembered.js';

export const takeIn = (
	row: Remembered,
	{ receiver, addressee }: Destination,
	message: IncomingMessage,
	{ transaction }: JobContext,
): Promise<void> =>
	transaction(async (context) => {
		if (!(await lockOpen(context.database, row.id))) return;
		const fingerprint = fingerprintOf(message);
		await oneAtATime(context, `${receiver.name} ${addressee.id} ${fingerprint}`);
		if (!(await isTakenIn(context.database, row, fingerprint))) await receiver.takeIn(addressee, message, context);
		await settle(context.database, row.id, { status: 'taken_in', fingerprint });
	});

/** For a message that is not taken in. */
export const tellInstead = (
	row: Remembered,
	{ receiver, addressee }: Destination,
	{ messageId, from, subject }: IncomingHead,
	why: NotTakenIn,
	{ transaction }: JobContext,
): Promise<void> =>
	transaction(async (context) => {
		if (!(await lockOpen(context.database, row.id))) return;
		await receiver.tellInstead(addressee, { messageId, from, subject }, why, context);
		await settle(context.database, row.id, { status: why });
	});

/**
 * Covers what was sent, not the headers of its way. A Message-ID alone is not enough: somebody who knows it could send a false mail
 * first and keep the real one out.
 */
function fingerprintOf({ messageId, from, subject, parts }: IncomingMessage): string {
	const files = (parts ?? []).map(({ content }) => checksumOf(content)).sort();
	return createHash('sha256')
		.update(JSON.stringify([messageId, from, subject, files]))
		.digest('hex');
}
