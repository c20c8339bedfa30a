/** What was made here in Studio (own fields, own tables, relations), as the console needs it: labels in both languages, nothing that Kontor brings itself. */
import { z } from 'zod';

const text = z.object({ de: z.string(), en: z.string() });
const anything = z.record(z.string(), z.unknown());

const choice = z.object({ value: z.union([z.string(), z.number(), z.boolean()]), text, color: z.string().nullable() });

/** While the rule holds, the field is as it says. */
const condition = z.object({
	rule: anything,
	hidden: z.boolean().optional(),
	readonly: z.boolean().optional(),
	required: z.boolean().optional(),
});

const field = z.object({
	collection: z.string(),
	field: z.string(),
	/** As Directus names it: string, decimal, json, alias … */
	type: z.string(),
	label: text,
	note: text.nullable(),
	/** As it was chosen in Studio: input, select-dropdown, group-detail … */
	interface: z.string().nullable(),
	special: z.array(z.string()),
	options: anything,
	choices: z.array(choice),
	/** The section of the form. */
	group: z.string().nullable(),
	sort: z.number().nullable(),
	isHidden: z.boolean(),
	isReadOnly: z.boolean(),
	isRequired: z.boolean(),
	scale: z.number().nullable(),
	default: z.unknown(),
	conditions: z.array(condition),
	validation: anything.nullable(),
	validationMessage: text.nullable(),
});

const table = z.object({
	name: z.string(),
	/** False: one that Kontor brings, and that something made here points at. */
	isMade: z.boolean(),
	singular: text,
	plural: text,
	note: text.nullable(),
	icon: z.string().nullable(),
	template: z.string().nullable(),
	primaryKey: z.string(),
	sort: z.number().nullable(),
	sortField: z.string().nullable(),
	isSingleton: z.boolean(),
	/** Has an entry in the console's menu. */
	isInConsole: z.boolean(),
});

const relation = z.object({
	collection: z.string(),
	field: z.string(),
	related: z.string(),
	/** The list on the other side, where one was made. */
	oneField: z.string().nullable(),
	/** In a table that only links two others: the field that leads on. */
	junctionField: z.string().nullable(),
});

export const madeAnswer = z.object({
	tables: z.array(table),
	fields: z.array(field),
	relations: z.array(relation),
	/** Values that were added to the choices of Kontor's own fields. */
	choices: z.array(z.object({ collection: z.string(), field: z.string(), choices: z.array(choice) })),
	/** What the caller may do with these tables: when it changes, the console asks for its rights anew. */
	access: anything,
});

export type MadeText = z.output<typeof text>;
export type MadeChoice = z.output<typeof choice>;
export type MadeCondition = z.output<typeof condition>;
export type MadeField = z.output<typeof field>;
export type MadeTable = z.output<typeof table>;
export type MadeRelation = z.output<typeof relation>;
export type Made = z.output<typeof madeAnswer>;
