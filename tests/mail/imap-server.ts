/** A mailbox on loopback: an IMAP server in this process, and messages as mail programs write them. */
import { randomUUID } from 'node:crypto';
import hoodiecrow from 'hoodiecrow-imap';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Options } from 'nodemailer/lib/mailer';
import { inject } from '../lib/inject.ts';

export interface StoredMessage {
	uid: number;
	flags: string[];
	raw: string;
}

export interface ImapServer {
	messages: StoredMessage[];
	/** Puts a message into the mailbox, byte for byte. */
	put(raw: Buffer | string): StoredMessage;
	/** The same, from what a mail program is given. */
	deliver(mail: Options): Promise<StoredMessage>;
	/** All messages get new numbers. */
	renumber(): void;
	close(): Promise<void>;
}

export async function startImapServer(): Promise<ImapServer> {
	const server = hoodiecrow({
		plugins: ['ID', 'UIDPLUS', 'ENABLE', 'NAMESPACE', 'LITERALPLUS', 'UNSELECT'],
		users: { kontor: { password: 'secret' } },
		storage: { INBOX: { messages: [], uidvalidity: 1 + Math.floor(Date.now() / 1000) }, '': {} },
	});
	const inbox = server.getMailbox('INBOX');
	const put = (raw: Buffer | string): StoredMessage =>
		server.appendMessage(inbox, [], false, typeof raw === 'string' ? Buffer.from(raw).toString('latin1') : raw.toString('latin1')).message;
	await new Promise<void>((resolve) => server.listen(inject('imapPort'), '127.0.0.1', resolve));
	return {
		messages: inbox.messages,
		put,
		deliver: async (mail) => put(await compose(mail)),
		renumber: () => {
			inbox.uidvalidity++;
			for (const [at, message] of inbox.messages.entries()) message.uid = at + 1;
			inbox.uidnext = inbox.messages.length + 1;
		},
		close: () => new Promise((resolve) => server.close(() => resolve())),
	};
}

export const compose = (mail: Options): Promise<Buffer> =>
	new MailComposer({
		from: 'Muster Beratung <rechnung@lieferant.example.com>',
		subject: 'Ihre Rechnung',
		messageId: `<${randomUUID()}@lieferant.example.com>`,
		text: 'Guten Tag, anbei unsere Rechnung.',
		...mail,
	})
		.compile()
		.build();
