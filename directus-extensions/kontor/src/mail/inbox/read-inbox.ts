/**
 * Takes in what suppliers mail. What has been done with a message is noted in the transaction that does it; only then is it marked
 * as read in the mailbox. A server that ends in between finds the note and marks it again.
 */
import { defineJob, type JobContext } from '../../core/jobs/jobs.js';
import { checksumOf } from '../../files/store/store-file.js';
import { type Handler, handlersOf } from '../../purchases/inbox/handlers.js';
import { type Message, takeIn, tellInstead } from '../../purchases/inbox/take-in.js';
import { TROUBLES } from '../../purchases/rules/inbox-report.js';
import { allNames, firmsAddressed } from '../rules/mail-recipients.js';
import { type Head, LARGEST_MESSAGE, type Mailbox, MailboxError, openMailbox } from './mailbox.js';
import { type MessageHead, readHead, readParts, UnreadableMessage } from './read-message.js';
import { begin, MOST_ATTEMPTS, noteError, type Place, type Remembered, rememberedOf, rememberWaiting } from './remembered.js';
import { mailboxSettings, nameOf } from './settings.js';

/** The rest has its turn two minutes later. */
const MOST_AT_ONCE = 50;

export const readInbox = defineJob({
	name: 'read-inbox',
	cron: '*/2 * * * *',
	retry: { limit: 0 },
	run: (_payload, context) => run(context),
});

/** Of this server: the same trouble is said once, not every two minutes. */
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
	const place: Place = { mailbox: name, uid_validity: mailbox.uidValidity };
	const unread = await mailbox.unread();
	const remembered = await rememberedOf(context.database, place, unread);
	const handlers = await handlersOf(context.database);
	const addresses = new Set(handlers.map(({ address }) => address));
	const isDue = (uid: number) => (remembered.get(uid) ?? [NEW]).some((row) => isDueNow(row, addresses));

	await mailbox.markRead(unread.filter((uid) => isTakenInAlready(remembered.get(uid) ?? [])));
	let messages = 0;
	for (const head of await mailbox.heads(unread.filter(isDue).slice(0, MOST_AT_ONCE))) {
		if (context.signal.aborted) break;
		if (await handle(head, { mailbox, place, handlers }, context)) messages++;
	}
	return messages;
}

const NEW = 'new' as const;

function isDueNow(row: Remembered | typeof NEW, addresses: ReadonlySet<string>): boolean {
	if (row === NEW) return true;
	// Somebody has entered the address in the meantime.
	if (row.status === 'waiting') return (row.recipients ?? []).some((one) => addresses.has(one));
	return row.status === 'open' && (row.try_again_at === null || row.try_again_at.getTime() <= Date.now());
}

const isTakenInAlready = (rows: Remembered[]) => rows.length > 0 && rows.every(({ status }) => status === 'taken_in');

interface Run {
	mailbox: Mailbox;
	place: Place;
	handlers: Handler[];
}

/** Returns whether it was for somebody. */
async function handle({ uid, size, headers }: Head, { mailbox, place, handlers }: Run, context: JobContext): Promise<boolean> {
	const head = await readHead(headers);
	const firms = firmsAddressed(head.recipients, handlers);
	if (firms.length === 0) {
		if (await rememberWaiting(context.database, place, uid, head.recipients))
			context.logger.warn(
				`Inbox ${place.mailbox}: message ${uid} to ${allNames(head.recipients).slice(0, 5).join(', ') || 'nobody'} stays there. No organization has this address (inbox_address) and somebody active who handles it.`,
			);
		return false;
	}
	const rows = await begin(
		context.database,
		place,
		uid,
		firms.map(({ id }) => id),
	);
	const source = once(() => sourceOf(mailbox, uid, head));
	for (const row of rows) {
		const firm = firms.find(({ id }) => id === row.organization_id);
		if (firm) await handleFor(firm, row, { head, size, source }, context);
	}
	const after = (await rememberedOf(context.database, place, [uid])).get(uid) ?? [];
	if (isTakenInAlready(after)) await mailbox.markRead([uid]);
	return true;
}

async function handleFor(
	firm: Handler,
	row: Remembered,
	{ head, size, source }: { head: MessageHead; size: number; source: () => Promise<Message> },
	context: JobContext,
): Promise<void> {
	try {
		if (size > LARGEST_MESSAGE) return await tellInstead(row, firm, head, { status: 'too_large', trouble: TROUBLES.too_large }, context);
		if (row.attempts <= MOST_ATTEMPTS) return await takeIn(row, firm, await source(), context);
		await giveUp(firm, row, head, context);
	} catch (error) {
		await noteError(context.database, row.id, String((error as Error)?.message ?? error).slice(0, 1000));
		context.logger.warn(error, `Inbox: message ${row.uid} could not be taken in, attempt ${row.attempts} of ${MOST_ATTEMPTS}`);
		if (row.attempts >= MOST_ATTEMPTS) await giveUp(firm, row, head, context);
		if (error instanceof MailboxError) throw error;
	}
}

async function giveUp(firm: Handler, row: Remembered, head: MessageHead, context: JobContext): Promise<void> {
	context.logger.warn(`Inbox: message ${row.uid} is given up; it stays in the mailbox, unread`);
	await tellInstead(row, firm, head, { status: 'given_up', trouble: TROUBLES.given_up }, context).catch((error) =>
		context.logger.error(error, `Inbox: message ${row.uid}: nobody could be told`),
	);
}

async function sourceOf(mailbox: Mailbox, uid: number, head: MessageHead): Promise<Message> {
	const source = await mailbox.source(uid);
	if (!source) throw new Error('The message has gone from the mailbox');
	// One without a name is known by all that it says.
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
