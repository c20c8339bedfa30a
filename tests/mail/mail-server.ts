/** A mail server on loopback that does what the recipient's name asks for: `refuse-…`, `busy-…`, `stall-…`. What works, works the second time. */
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { sql } from '../lib/database.ts';
import { inject } from '../lib/inject.ts';

export interface Received {
	messageId: string;
	recipients: string[];
	/** The server that sent it (EMAIL_SMTP_NAME). */
	client: string;
	raw: string;
	mail: ParsedMail;
}

export interface MailServer {
	received: Received[];
	/** Every mail to this address, once for each time that it came. */
	to(address: string): Received[];
	/** Called as soon as a mail is there, before the sender hears of it; `false` leaves the sender without an answer. */
	onReceived?: ((mail: Received) => boolean) | undefined;
	close(): Promise<void>;
}

const reply = (code: number, words: string) => Object.assign(new Error(words), { responseCode: code });

export async function startMailServer(): Promise<MailServer> {
	const received: Received[] = [];
	const seen = new Map<string, number>();
	const isFirst = (address: string) => {
		seen.set(address, (seen.get(address) ?? 0) + 1);
		return seen.get(address) === 1;
	};
	const smtp = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS', 'AUTH'],
		closeTimeout: 200,
		onRcptTo({ address }, session, done) {
			const wish = address.split('-')[0];
			if (wish === 'refuse') return done(reply(550, '5.1.1 No such user here'));
			if (wish === 'busy' && isFirst(address)) return done(reply(421, '4.3.2 Try later'));
			if (wish === 'grey' && isFirst(address)) return done(reply(450, '4.7.1 Greylisted'));
			if (wish === 'stall' && isFirst(address)) return;
			if (wish === 'drop' && isFirst(address)) return cut(session);
			done();
		},
		onData(stream, session, done) {
			const chunks: Buffer[] = [];
			stream.on('data', (chunk: Buffer) => chunks.push(chunk));
			stream.on('end', async () => {
				const raw = Buffer.concat(chunks);
				const recipients = session.envelope.rcptTo.map(({ address }) => address);
				const wishes = (name: string) => recipients.find((address) => address.startsWith(`${name}-`));
				if (wishes('spam')) return done(reply(554, '5.7.1 Looks like spam'));
				const mail = await simpleParser(raw);
				const one = { messageId: mail.messageId!, recipients, client: session.hostNameAppearsAs, raw: raw.toString(), mail };
				received.push(one);
				if (server.onReceived?.(one) === false) return;
				const lost = wishes('lost');
				if (lost && isFirst(lost)) return cut(session);
				done();
			});
		},
	});
	// What a client that was killed leaves.
	smtp.on('error', () => {});
	const cut = ({ id }: SMTPServerSession) => {
		for (const connection of (smtp as any).connections) if (connection.session.id === id) connection._socket.destroy();
	};
	await new Promise<void>((resolve) => smtp.listen(inject('smtpPort'), '127.0.0.1', resolve));
	const server: MailServer = {
		received,
		to: (address) => received.filter(({ recipients }) => recipients.includes(address)),
		close: () => new Promise((resolve) => smtp.close(resolve)),
	};
	return server;
}

/** What waits for its next attempt need not wait for hours here. */
export async function hurry(): Promise<void> {
	await sql("update pgboss.job set start_after = now() where name = 'send-mail' and state = 'retry'");
	await sql(`select pg_notify('pgboss_' || left(encode(sha224('pgboss'::bytea), 'hex'), 24), 'send-mail')`);
}
