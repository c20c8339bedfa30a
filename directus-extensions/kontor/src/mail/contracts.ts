/** What the verbs of mail take and answer. */
import { z } from 'zod';
import { text, uuid } from '../core/fields.js';
import type { Mail } from '../generated/schema.js';
import { mailAddress } from './rules/address.js';

const address = z
	.string()
	.max(320)
	.transform((value, context) => {
		const found = mailAddress(value);
		if (found !== null) return found;
		context.addIssue({ code: 'custom', message: 'is not one e-mail address, without a name or anything else' });
		return z.NEVER;
	});

const copies = z
	.union([address.transform((one) => [one]), z.array(address).max(10)])
	.refine((addresses) => addresses.join(', ').length <= 255, 'is too long');

const line = text(255).refine((value) => value.trim() !== '' && !/[\r\n\t\u0085\u2028\u2029]/.test(value), 'is not one line of text');

/** What is left out comes from the template and the customer. */
const letter = {
	id: uuid,
	to: address.optional(),
	cc: copies.optional(),
	subject: line.optional(),
	body: text(20_000)
		.refine((value) => value.trim() !== '', 'is empty')
		.optional(),
};

export const sendLetter = z.strictObject(letter);
export const sendInvoice = z.strictObject({ ...letter, attachments: z.enum(['pdf', 'xml', 'both']).optional() });
export const mailOf = z.strictObject({ id: uuid });

export type MailOptions = Omit<z.output<typeof sendInvoice>, 'id'>;

export const mailPreview = z.strictObject({
	recipient: z.string().nullable(),
	/** Where the customer's address is entered. */
	address: z.strictObject({ collection: z.string(), id: uuid, field: z.string() }),
	subject: z.string(),
	body: z.string(),
	attachments: z.array(z.string()),
	/** Why it would stay in the outbox for now. */
	held: z.strictObject({ de: z.string(), en: z.string() }).nullable(),
});

export type MailPreview = z.output<typeof mailPreview>;
/** A paper, and its mail in the outbox. */
export type Mailed<Shown> = Shown & { mail: Mail };
