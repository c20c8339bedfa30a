/** Makes the mail of a letter: recipients, subject and text. */

import { readRows } from '../core/load.js';
import type { VerbContext } from '../core/verbs/verb.js';
import type { MailOptions, MailPreview } from './contracts.js';
import { kontorError } from './errors.js';
import type { Letter } from './letter.js';
import { mailAddress } from './rules/address.js';
import type { Attachment } from './rules/attachment.js';
import { asSubject, fill } from './rules/placeholders.js';
import { TEXTS, type Template } from './rules/texts.js';
import { whyHeld } from './settings.js';

export interface ComposedMail {
	recipient: string;
	cc: string[];
	subject: string;
	body: string;
	attachments: Attachment[];
}

export async function composeMail(letter: Letter, options: MailOptions, context: VerbContext): Promise<ComposedMail> {
	const recipient = options.to ?? recipientOf(letter);
	return {
		recipient,
		cc: (options.cc ?? []).filter((address, at, all) => address !== recipient && all.indexOf(address) === at),
		...(await wordsOf(letter, options, context)),
		attachments: await attachmentsOf(letter, context),
	};
}

/** The mail as it would be sent, for a preview. */
export async function previewMail(letter: Letter, context: VerbContext): Promise<MailPreview> {
	const { collection, id, field } = ofCustomer(letter);
	return {
		recipient: mailAddress(known(letter)?.value),
		address: { collection, id, field },
		...(await wordsOf(letter, {}, context)),
		attachments: (await attachmentsOf(letter, context)).map(({ name }) => name),
		held: whyHeld(),
	};
}

/** What a person has written goes out as it is; placeholders are for templates. */
async function wordsOf(letter: Letter, { subject, body }: MailOptions, context: VerbContext): Promise<Template> {
	const template = await templateOf(letter, context);
	return { subject: subject ?? asSubject(fill(template.subject, letter.values)), body: body ?? fill(template.body, letter.values) };
}

/** The organization's own template, the one that was changed last; otherwise the one that comes with Kontor. */
async function templateOf({ kind, language, organization_id }: Letter, context: VerbContext): Promise<Template> {
	const [own] = await readRows(context, 'mail_templates', (query) =>
		query.where({ organization_id, kind, language }).orderByRaw('coalesce(updated_at, created_at) desc, id').limit(1),
	);
	return own ?? TEXTS[language][kind];
}

/** The address is asked for at the customer, not at the contact: not every paper has a contact, but each has a customer. */
const ofCustomer = ({ recipients }: Letter) => recipients.find(({ collection }) => collection === 'customers')!;

const known = ({ recipients }: Letter) => recipients.find(({ value }) => typeof value === 'string' && value.trim() !== '');

function recipientOf(letter: Letter): string {
	const found = known(letter);
	const address = mailAddress(found?.value);
	if (address) return address;
	if (found) throw kontorError('RECIPIENT_NOT_USABLE', { ...found, field: 'to', column: found.field });
	const { collection, field, id } = ofCustomer(letter);
	throw kontorError('RECIPIENT_MISSING', { field: 'to', column: field, collection, id });
}

async function attachmentsOf({ files }: Letter, { database }: VerbContext): Promise<Attachment[]> {
	const rows = await database('directus_files').whereIn('id', files).select('id', 'filename_download', 'type');
	return files.map((id) => {
		const row = rows.find((file) => file.id === id);
		if (!row) throw kontorError('NOT_FOUND', { collection: 'directus_files' });
		return { file_id: id, name: row.filename_download, type: row.type };
	});
}
