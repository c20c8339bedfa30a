/** Hands a mail of the outbox over to the mail server. */
import getMailer from '@directus/api/mailer';
import type Mailer from 'nodemailer/lib/mailer/index.js';
import type { VerbContext } from '../core/verbs/verb.js';
import { readStored } from '../files/store/read-stored.js';
import { checksumOf } from '../files/store/store-file.js';
import type { Mail, Organization } from '../generated/schema.js';
import { mailAddress } from './rules/address.js';
import { type Outcome, outcomeOf, refusalsIn, type SmtpError, stillToReach } from './rules/outcome.js';
import { oneLine } from './rules/placeholders.js';
import { sender, timeout, transport } from './settings.js';
import { type Envelope, sendBySmtp } from './smtp.js';

export const copiesOf = ({ cc }: Mail): string[] => cc?.split(', ') ?? [];
export const deliveredOf = ({ delivered_to }: Mail): string[] => delivered_to ?? [];

export async function handOver(mail: Mail, context: VerbContext): Promise<Outcome> {
	const files = await readAttachments(mail, context);
	if (!Array.isArray(files)) return files;
	const message = await messageOf(mail, files, context);
	const to = stillToReach({ recipient: mail.recipient, cc: copiesOf(mail), delivered: deliveredOf(mail) });
	const envelope = { from: sender()!, to };
	return transport() === 'smtp' ? sendBySmtp(message, envelope) : sendByDirectus(message, envelope);
}

/** The stored file, byte for byte; if it is missing, trying again does not help. */
async function readAttachments(
	{ attachments }: Mail,
	context: VerbContext,
): Promise<(Mailer.Options['attachments'] & unknown[]) | Outcome> {
	const files = [];
	for (const { file_id, name, type } of attachments ?? []) {
		const stored = await readStored(context, file_id).catch((error: Error) => error);
		if (stored instanceof Error) return outcomeOf(stored);
		const { checksum } = (await context.database('directus_files').where({ id: file_id }).first('checksum')) ?? {};
		if (!stored || (checksum && checksum !== checksumOf(stored.content)))
			return { accepted: [], refused: [], failure: { reason: `${name}: the stored file is missing or damaged`, isPermanent: true } };
		files.push({ filename: name, content: stored.content, contentType: type, contentTransferEncoding: 'base64' as const });
	}
	return files;
}

async function messageOf(mail: Mail, attachments: Mailer.Options['attachments'], { database }: VerbContext): Promise<Mailer.Options> {
	const firm: Organization = await database('organizations').where({ id: mail.organization_id }).first();
	const named = (address: string) => ({ name: '', address });
	const replyTo = mailAddress(firm.email);
	const name = oneLine(firm.legal_name || firm.name);
	return {
		from: { name, address: sender()! },
		...(replyTo ? { replyTo: { name, address: replyTo } } : {}),
		to: [named(mail.recipient)],
		cc: copiesOf(mail).map(named),
		subject: mail.subject,
		text: mail.body,
		messageId: mail.message_id!,
		attachments: attachments ?? [],
		// Attachments come from memory only.
		disableFileAccess: true,
		disableUrlAccess: true,
	};
}

/** Sendmail, Amazon SES and Mailgun, by Directus: they queue by themselves and only say whether they took the mail. */
async function sendByDirectus(message: Mailer.Options, envelope: Envelope): Promise<Outcome> {
	let timer: NodeJS.Timeout | undefined;
	const tooLong = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Error('The mail service took too long')), timeout() * 3);
	});
	try {
		const info: any = await Promise.race([getMailer().sendMail({ ...message, envelope }), tooLong]);
		const refused = refusalsIn(info?.rejectedErrors);
		return { accepted: envelope.to.filter((address) => !refused.some((one) => one.address === address)), refused };
	} catch (error) {
		return outcomeOf(error as SmtpError);
	} finally {
		clearTimeout(timer);
	}
}
