/** What the verbs of documents take, besides the file itself, and answer. Their requests are forms, so everything arrives as text. */

import { z } from 'zod';
import { day, rowWith, text, uuid } from '../../core/fields.js';

const MODULES = ['customer', 'contact', 'deal', 'project', 'quote', 'invoice', 'expense', 'employee'] as const;

/** An empty field of a form counts as missing. */
export const given = <T extends z.ZodType>(type: T) =>
	z.preprocess((value) => (value === '' || value === 'null' ? undefined : value), type.optional()).optional();
export const yesOrNo = given(z.union([z.boolean(), z.enum(['true', 'false']).transform((value) => value === 'true')]));

const link = { linked_module: given(z.enum(MODULES)), linked_id: given(uuid) };
const INCOMPLETE = { message: 'linked_module and linked_id belong together', path: ['linked_id'] };

export const uploadInput = z
	.strictObject({
		title: given(text(255)),
		category: given(text(255)),
		is_confidential: yesOrNo,
		/** Separated by commas. */
		tags: given(text(1000)),
		/** Only to keep it longer than the category asks for. */
		retention_until: given(day),
		...link,
	})
	.refine(({ linked_module, linked_id }) => !linked_module === !linked_id, INCOMPLETE);
export const versionInput = z.strictObject({ id: uuid, title: given(text(255)) });
export const linkInput = z.strictObject({ id: uuid, linked_module: z.enum(MODULES), linked_id: uuid });
export const documentId = z.strictObject({ id: uuid });

/** `existing`: it was there before, nothing was stored. */
export const shownDocument = rowWith('documents', { existing: z.boolean() });
/** With the name of the person who filed it, if the caller may see it. */
export const shownVersion = rowWith('documents', {
	created_by: z.object({ first_name: z.string().nullish(), last_name: z.string().nullish() }).nullable(),
});

export type ShownDocument = z.output<typeof shownDocument>;
export type DocumentVersion = z.output<typeof shownVersion>;
