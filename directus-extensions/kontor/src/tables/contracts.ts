/** What the wizard "new table" sends: POST /tables. */
import { z } from 'zod';
import { text, uuid } from '../core/fields.js';

const NAME = /^[a-z][a-z0-9_]{1,39}$/;
const name = z.string().regex(NAME, 'is a name of small letters, digits and underscores that begins with a letter, 40 characters at most');
const label = z.strictObject({ de: text(100).trim().min(1), en: text(100).trim().min(1) });

export const KINDS = ['text', 'long_text', 'number', 'decimal', 'amount', 'day', 'moment', 'yes_no', 'choice', 'relation', 'file'] as const;

const choice = z.strictObject({ value: name, label });

export const tableField = z
	.strictObject({
		name,
		label,
		kind: z.enum(KINDS),
		is_required: z.boolean().default(false),
		/** Below the field, in the form. */
		note: label.optional(),
		choices: z.array(choice).min(1).max(100).optional(),
		/** Of a relation: the collection that it leads to. */
		to: z.string().max(64).optional(),
	})
	.refine(({ kind, choices }) => (kind === 'choice') === (choices !== undefined), {
		path: ['choices'],
		error: 'belong to the kind "choice"',
	})
	.refine(({ kind, to }) => (kind === 'relation') === (to !== undefined), { path: ['to'], error: 'belongs to the kind "relation"' })
	.refine(({ choices = [] }) => new Set(choices.map(({ value }) => value)).size === choices.length, {
		path: ['choices'],
		error: 'have the same value twice',
	});

/** Ids of roles. Writing includes reading, deleting includes both: each role stands in the list that says the most. */
const rights = z.strictObject({
	read: z.array(uuid).max(50).default([]),
	write: z.array(uuid).max(50).default([]),
	delete: z.array(uuid).max(50).default([]),
});

export const newTable = z
	.strictObject({
		name,
		label,
		singular: label.optional(),
		icon: z
			.string()
			.regex(/^[a-z0-9_]{1,40}$/)
			.default('table_rows'),
		/** The folder of Studio that it stands in. */
		group: z.string().max(64).optional(),
		fields: z.array(tableField).min(1).max(60),
		is_shared: z.boolean().default(false),
		in_console: z.boolean().default(true),
		rights: rights.prefault({}),
	})
	.refine(({ fields }) => new Set(fields.map((field) => field.name)).size === fields.length, {
		path: ['fields'],
		error: 'have the same name twice',
	})
	.refine(({ is_shared, rights }) => !is_shared || rights.write.length + rights.delete.length === 0, {
		path: ['rights'],
		error: 'of a table that is the same for all organizations are to read alone',
	});

export const tableAnswer = z.object({
	collection: z.string(),
	fields: z.array(z.string()),
	policies: z.array(z.object({ id: uuid, name: z.string(), roles: z.array(uuid) })),
});

export const newOwner = z.strictObject({ collection: z.string().max(64), organization_id: uuid });

export type NewTable = z.output<typeof newTable>;
export type TableField = z.output<typeof tableField>;
