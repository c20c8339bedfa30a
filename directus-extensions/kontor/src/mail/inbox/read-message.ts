/** What a message says about itself, and the files in it. None of it is trusted, and its text is not read at all. */
import type { AddressObject, Attachment, ParsedMail } from 'mailparser';
import type { IncomingFile, IncomingHead } from '../../core/receiver.js';
import { cleanText } from '../../files/rules/file-name.js';
import type { Recipients } from '../rules/mail-recipients.js';

export interface MessageHead extends IncomingHead {
	recipients: Recipients;
}

/** A message whose form is so broken that it can't be taken apart. */
export class UnreadableMessage extends Error {}

const LONGEST = 60_000;
/** HTML is not converted: that would only take time, as much as the sender wants. */
const FILES_ONLY = { skipHtmlToText: true, skipTextToHtml: true, skipTextLinks: true, skipImageLinks: true, keepCidLinks: true };

async function parse(source: Buffer): Promise<ParsedMail> {
	const { simpleParser } = await import('mailparser');
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Error('it took too long')), LONGEST);
	});
	try {
		return await Promise.race([simpleParser(source, FILES_ONLY), late]);
	} catch (error) {
		throw new UnreadableMessage((error as Error).message, { cause: error });
	} finally {
		clearTimeout(timer);
	}
}

export async function readHead(headers: Buffer): Promise<MessageHead> {
	// A message that can't be read has no recipients.
	const mail: Pick<ParsedMail, 'headers' | 'messageId' | 'from' | 'subject'> = await parse(headers).catch(() => ({ headers: new Map() }));
	const of = (...names: string[]) => names.flatMap((name) => addressesIn(mail.headers.get(name)));
	return {
		messageId: cleanText(mail.messageId ?? '', 500),
		from: cleanText(mail.from?.text ?? '', 200),
		subject: cleanText(mail.subject ?? '', 200),
		recipients: { delivered: of('delivered-to', 'x-original-to', 'envelope-to'), visible: of('to', 'cc') },
	};
}

/** mailparser knows some of the headers as addresses, others as text. */
function addressesIn(value: unknown): string[] {
	if (Array.isArray(value)) return value.flatMap(addressesIn);
	// The text may contain characters that the database can't store.
	if (typeof value === 'string') return value.split(',').map((one) => cleanText(one.replace(/^.*<|>.*$/g, ''), 254));
	const entries = (value as AddressObject | undefined)?.value ?? [];
	return entries.flatMap(({ address, group }) => [address, ...(group ?? []).map((one) => one.address)]).filter((one) => one !== undefined);
}

/** One message that is forwarded as an attachment is opened as well; what is deeper inside stays a file. */
export async function readParts(source: Buffer, depth = 1): Promise<IncomingFile[]> {
	const { attachments } = await parse(source);
	const parts: IncomingFile[] = [];
	for (const attachment of attachments) {
		const isMessage = attachment.contentType === 'message/rfc822' && depth > 0;
		const inside = isMessage ? await readParts(attachment.content, depth - 1).catch(() => null) : null;
		if (inside) parts.push(...inside);
		else parts.push(partOf(attachment));
	}
	return parts;
}

const partOf = ({ filename, contentType, contentDisposition, cid, related, content }: Attachment): IncomingFile => ({
	name: filename || '',
	type: contentType,
	size: content.length,
	isInline: related || (contentDisposition === 'inline' && !!cid),
	content,
});
