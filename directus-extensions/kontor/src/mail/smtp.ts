/**
 * One mail over SMTP. Directus' own mailer would wait for minutes, and tells nothing about single recipients; the settings are the same.
 * It always ends in time, because the row of the outbox is locked meanwhile.
 */
import { getConfigFromEnv } from '@directus/api/utils/get-config-from-env';
import { useEnv } from '@directus/env';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type Mailer from 'nodemailer/lib/mailer/index.js';
import SMTPConnection from 'nodemailer/lib/smtp-connection/index.js';
import { type Outcome, outcomeOf, refusalsIn, type SmtpError } from './rules/outcome.js';
import { timeout } from './settings.js';

export interface Envelope {
	from: string;
	to: string[];
}

/** The limit for the whole exchange, however slow the server is. */
const LONGEST = 6;

export async function sendBySmtp(message: Mailer.Options, envelope: Envelope): Promise<Outcome> {
	const content = await new MailComposer(message).compile().build();
	const connection = new SMTPConnection(options());
	return new Promise((resolve) => {
		const end = (outcome: Outcome) => {
			clearTimeout(deadline);
			// Closing the connection reports an error, too: only the first result counts.
			resolve(outcome);
			connection.close();
		};
		const fail = (error: unknown) => end(outcomeOf(error as SmtpError));
		const deadline = setTimeout(() => fail(new Error('The mail server took too long')), timeout() * LONGEST);
		connection.on('error', fail);
		connection.once('end', () => fail(new Error('The mail server closed the connection')));
		const send = () =>
			connection.send(envelope, content, (error, info) => {
				if (error) return fail(error);
				const refused = refusalsIn(info.rejectedErrors as SmtpError['rejectedErrors']);
				clearTimeout(deadline);
				resolve({ accepted: info.accepted.map(String), refused });
				connection.quit();
			});
		connection.connect(() => {
			const auth = credentials();
			if (auth) connection.login(auth, (error) => (error ? fail(error) : send()));
			else send();
		});
	});
}

function options(): SMTPConnection.Options {
	const env = useEnv() as Record<string, any>;
	const wait = timeout();
	return {
		name: env['EMAIL_SMTP_NAME'],
		host: env['EMAIL_SMTP_HOST'],
		port: env['EMAIL_SMTP_PORT'],
		secure: env['EMAIL_SMTP_SECURE'],
		ignoreTLS: env['EMAIL_SMTP_IGNORE_TLS'],
		tls: getConfigFromEnv('EMAIL_SMTP_TLS_'),
		dnsTimeout: wait,
		connectionTimeout: wait,
		greetingTimeout: wait,
		socketTimeout: wait,
	};
}

function credentials() {
	const { EMAIL_SMTP_USER: user, EMAIL_SMTP_PASSWORD: pass } = useEnv() as Record<string, string | undefined>;
	return user || pass ? { user: String(user ?? ''), pass: String(pass ?? '') } : null;
}
