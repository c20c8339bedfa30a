/** One connection to the mailbox, and the little that is asked of it. Messages are read without being marked as read. */
import type { SearchObject } from 'imapflow';
import { timeout } from '../settings.js';
import type { MailboxSettings } from './settings.js';

/** The largest upload (25 MB) in base64, and some room. */
export const LARGEST_MESSAGE = 40_000_000;

const HEADERS = ['delivered-to', 'x-original-to', 'envelope-to', 'to', 'cc', 'from', 'subject', 'message-id'];

export interface Head {
	uid: number;
	size: number;
	headers: Buffer;
}

export interface Mailbox {
	/** If it changes, all numbers mean other messages. */
	uidValidity: string;
	/** Those with a higher number than this one, the oldest first. */
	above(uid: number): Promise<number[]>;
	unread(): Promise<number[]>;
	/** Of these, which are (still) there. */
	present(uids: number[]): Promise<number[]>;
	/** Messages with this Message-ID; also empty if the server can't search for it. */
	withMessageId(id: string): Promise<number[]>;
	/** Of those that are there, the oldest first. */
	heads(uids: number[]): Promise<Head[]>;
	/** Null if the message is gone. */
	source(uid: number): Promise<Buffer | null>;
	markRead(uids: number[]): Promise<void>;
	close(): Promise<void>;
}

/** The mailbox can't be reached, or does not do what it is asked. */
export class MailboxError extends Error {}

export async function openMailbox({ host, port, user, password, secure, folder }: MailboxSettings): Promise<Mailbox> {
	// Only where there is a mailbox to read.
	const { ImapFlow } = await import('imapflow');
	const client = new ImapFlow({
		host,
		port,
		secure,
		auth: { user, pass: password },
		// A server that offers no encryption must not get the password; on the same machine there is nobody in between.
		...(secure ? {} : { doSTARTTLS: !['127.0.0.1', '::1', 'localhost'].includes(host) }),
		connectionTimeout: timeout(),
		greetingTimeout: timeout(),
		socketTimeout: 3 * timeout(),
		maxLiteralSize: LARGEST_MESSAGE + 1_000_000,
		maxResponseSize: LARGEST_MESSAGE + 2_000_000,
		disableAutoIdle: true,
		logger: false,
	});
	// The running command fails, too, and reports it. Without a listener this event would end the process.
	client.on('error', () => {});
	const ask = <T>(work: () => Promise<T>): Promise<T> =>
		work().catch((error) => {
			throw new MailboxError(reasonOf(error), { cause: error });
		});
	const close = async () => {
		await client.logout().catch(() => {});
		client.close();
	};
	const uidValidity = await ask(async () => {
		await client.connect();
		return String((await client.mailboxOpen(folder)).uidValidity);
	}).catch((error) => {
		client.close();
		throw error;
	});
	// The client returns false if the server refuses or is gone; that does not mean "no messages".
	const search = async (query: SearchObject): Promise<number[]> => {
		const found = await client.search(query, { uid: true });
		if (!found) throw new Error('The mailbox can not be searched');
		return found.sort((a, b) => a - b);
	};
	return {
		uidValidity,
		close,
		// `n:*` always includes the last message, even if its number is below n.
		above: (uid) => ask(async () => (await search({ uid: `${uid + 1}:*` })).filter((one) => one > uid)),
		unread: () => ask(() => search({ seen: false })),
		present: (uids) => ask(async () => (uids.length === 0 ? [] : search({ uid: uids.join(',') }))),
		withMessageId: (id) => ask(async () => (await client.search({ header: { 'message-id': id } }, { uid: true })) || []),
		heads: (uids) =>
			ask(async () => {
				if (uids.length === 0) return [];
				const found = await client.fetchAll(uids, { uid: true, size: true, headers: HEADERS }, { uid: true });
				return found.map(({ uid, size = 0, headers = Buffer.alloc(0) }) => ({ uid, size, headers })).sort((a, b) => a.uid - b.uid);
			}),
		source: (uid) =>
			ask(async () => {
				const found = await client.fetchOne(String(uid), { uid: true, source: true }, { uid: true });
				return found ? (found.source ?? null) : null;
			}),
		markRead: (uids) =>
			ask(async () => {
				if (uids.length > 0) await client.messageFlagsAdd(uids, ['\\Seen', '$KontorRead'], { uid: true });
			}),
	};
}

/** In the server's words, where it has any. */
function reasonOf(error: { responseText?: string; code?: string; message: string }): string {
	return [error.code, error.responseText ?? error.message].filter(Boolean).join(': ');
}
