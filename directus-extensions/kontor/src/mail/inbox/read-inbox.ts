/**
 * Reads the mailbox for the receivers. New messages are noted first, whether a person has opened them or not. What was done with a
 * message is noted in the transaction that does it, and only then is it marked as read in the mailbox. After a crash the notes say
 * where to go on.
 */
import { defineJob, type JobContext } from '../../core/jobs/jobs.js';
import type { IncomingMessage } from '../../core/receiver.js';
import { checksumOf } from '../../files/store/store-file.js';
import { allNames, firmsAddressed } from '../rules/mail-recipients.js';
import { type Destination, destinationsOf } from './destinations.js';
import { type Head, LARGEST_MESSAGE, type Mailbox, MailboxError, openMailbox } from './mailbox.js';
import { type MessageHead, readHead, readParts, UnreadableMessage } from './read-message.js';
import {
	begin,
	dueOf,
	forget,
	isOf,
	MOST_ATTEMPTS,
	markOf,
	note,
	noteError,
	type Place,
	type Remembered,
	rememberedOf,
	rememberWaiting,
	unfinishedElsewhere,
} from './remembered.js';
import { mailboxSettings, nameOf } from './settings.js';
import { takeIn, tellInstead } from './take-in.js';

/** The rest is handled in the next run, two minutes later. */
const MOST_AT_ONCE = 50;

export const readInbox = defineJob({
	name: 'read-inbox',
	cron: '*/2 * * * *',
	retry: { limit: 0 },
	run: (_payload, context) => run(context),
});

/** On this server: the same problem is logged once, not every two minutes. */
let saidTrouble: string | null = null;

async function run(context: JobContext): Promise<object> {
	const settings = mailboxSettings();
	if (!settings) return { messages: 0 };
	let mailbox: Mailbox | undefined;
	try {
		mailbox = await openMailbox(settings);
		const messages = await readAll(mailbox, nameOf(settings), context);
		saidTrouble = null;
		return { messages };
	} catch (error) {
		if (!(error instanceof MailboxError)) throw error;
		if (saidTrouble !== error.message)
			context.logger.warn(`Inbox ${nameOf(settings)} can not be read: ${error.message}. It is tried again and again.`);
		saidTrouble = error.message;
		return { messages: 0, trouble: error.message };
	} finally {
		await mailbox?.close();
	}
}

async function readAll(mailbox: Mailbox, name: string, context: JobContext): Promise<number> {
	const { database } = context;
	const place: Place = { mailbox: name, uid_validity: mailbox.uidValidity };
	const unread = await noteNew(mailbox, place, context);
	const remembered = await rememberedOf(database, place, unread);
	await mailbox.markRead(unread.filter((uid) => isTakenInAlready(remembered.get(uid) ?? [])));

	const destinations = await destinationsOf(database);
	const addresses = destinations.map(({ address }) => address);
	const due = await dueOf(database, place, addresses, MOST_AT_ONCE);
	const heads = await mailbox.heads(due);
	await forgetGone(due, heads, { mailbox, place }, context);
	let messages = 0;
	for (const head of heads) {
		if (context.signal.aborted) break;
		if (await handle(head, { mailbox, place, destinations }, context)) messages++;
	}
	return messages;
}

/** Returns the unread messages, once all are noted. */
async function noteNew(mailbox: Mailbox, place: Place, { database }: JobContext): Promise<number[]> {
	const mark = await markOf(database, place);
	const unfinished = mark === null ? await findUnfinished(mailbox, place, database) : [];
	// Read before the unread ones: a message that arrives in between is above the mark and is found next time.
	const above = await mailbox.above(mark ?? 0);
	const unread = await mailbox.unread();
	// With a new numbering, only unread messages count as new: there may be years of mail that people are done with.
	const isNew = new Set([...unread, ...unfinished]);
	const uids = mark === null ? above.filter((uid) => isNew.has(uid)) : above;
	if (mark === null || above.length > 0) await note(database, place, uids, above.at(-1) ?? 0);
	return unread;
}

/** The server has renumbered its messages: those that wait or failed are found by their Message-ID, even if opened since. */
async function findUnfinished(mailbox: Mailbox, place: Place, database: JobContext['database']): Promise<number[]> {
	const found: number[] = [];
	for (const id of await unfinishedElsewhere(database, place))
		for (const { uid, headers } of await mailbox.heads((await mailbox.withMessageId(id)).slice(-MOST_AT_ONCE)))
			if ((await readHead(headers)).messageId === id) found.push(uid);
	return found;
}

/** Asked twice before it is believed that a message is no longer there. */
async function forgetGone(
	due: number[],
	heads: Head[],
	{ mailbox, place }: Pick<Run, 'mailbox' | 'place'>,
	context: JobContext,
): Promise<void> {
	const there = new Set(heads.map(({ uid }) => uid));
	const missing = due.filter((uid) => !there.has(uid));
	const present = new Set(await mailbox.present(missing));
	const gone = missing.filter((uid) => !present.has(uid));
	if (gone.length === 0) return;
	await forget(context.database, place, gone);
	context.logger.info(`Inbox ${place.mailbox}: removed before they were taken in: messages ${gone.join(', ')}`);
}

const isTakenInAlready = (rows: Remembered[]) => rows.length > 0 && rows.every(({ status }) => status === 'taken_in');

interface Run {
	mailbox: Mailbox;
	place: Place;
	destinations: Destination[];
}

/** Returns whether it was for somebody. */
async function handle({ uid, size, headers }: Head, { mailbox, place, destinations }: Run, context: JobContext): Promise<boolean> {
	const head = await readHead(headers);
	const addressed = firmsAddressed(head.recipients, destinations);
	if (addressed.length === 0) {
		if (await rememberWaiting(context.database, place, uid, head))
			context.logger.warn(
				`Inbox ${place.mailbox}: message ${uid} to ${allNames(head.recipients).slice(0, 5).join(', ') || 'nobody'} stays there. No organization has this address, and somebody active who handles what comes there.`,
			);
		return false;
	}
	const rows = await begin(context.database, place, uid, head.messageId, addressed);
	const source = once(() => sourceOf(mailbox, uid, head));
	for (const row of rows) {
		const to = addressed.find((one) => isOf(row, one));
		if (to) await handleFor(to, row, { head, size, source }, context);
	}
	const after = (await rememberedOf(context.database, place, [uid])).get(uid) ?? [];
	if (isTakenInAlready(after)) await mailbox.markRead([uid]);
	return true;
}

async function handleFor(
	to: Destination,
	row: Remembered,
	{ head, size, source }: { head: MessageHead; size: number; source: () => Promise<IncomingMessage> },
	context: JobContext,
): Promise<void> {
	try {
		if (size > LARGEST_MESSAGE) return await tellInstead(row, to, head, 'too_large', context);
		if (row.attempts <= MOST_ATTEMPTS) return await takeIn(row, to, await source(), context);
		await giveUp(to, row, head, context);
	} catch (error) {
		await noteError(context.database, row.id, String((error as Error)?.message ?? error).slice(0, 1000));
		context.logger.warn(error, `Inbox: message ${row.uid} could not be taken in, attempt ${row.attempts} of ${MOST_ATTEMPTS}`);
		if (row.attempts >= MOST_ATTEMPTS) await giveUp(to, row, head, context);
		if (error instanceof MailboxError) throw error;
	}
}

async function giveUp(to: Destination, row: Remembered, head: MessageHead, context: JobContext): Promise<void> {
	context.logger.warn(`Inbox: message ${row.uid} is given up; it stays in the mailbox`);
	await tellInstead(row, to, head, 'given_up', context).catch((error) =>
		context.logger.error(error, `Inbox: message ${row.uid}: nobody could be told`),
	);
}

async function sourceOf(mailbox: Mailbox, uid: number, head: MessageHead): Promise<IncomingMessage> {
	const source = await mailbox.source(uid);
	if (!source) throw new Error('The message has gone from the mailbox');
	// A message without a Message-ID is identified by its content.
	const messageId = head.messageId || checksumOf(source);
	try {
		return { ...head, messageId, parts: await readParts(source) };
	} catch (error) {
		if (!(error instanceof UnreadableMessage)) throw error;
		return { ...head, messageId, parts: null };
	}
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
	let done: Promise<T> | undefined;
	return () => {
		done ??= work();
		return done;
	};
}
