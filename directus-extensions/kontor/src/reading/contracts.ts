/** `GET /kontor/search` and `GET /kontor/records`. */
import { z } from 'zod';

/** Fewer letters would find half of everything. */
export const SHORTEST_SEARCH = 2;
const LONGEST_SEARCH = 200;

export const searchInput = z.object({
	q: z.string().trim().min(SHORTEST_SEARCH).max(LONGEST_SEARCH).describe('Words in any order, an amount, a number, a telephone number.'),
	collections: z
		.string()
		.max(1_000)
		.regex(/^\w+(,\w+)*$/, 'is a list of collections, with commas between them')
		.optional()
		.describe('Only in these collections. Without it: in all that are searched.'),
	limit: z.coerce.number().int().min(1).max(25).default(5).describe('How many rows of each collection.'),
});

export const recordsInput = z.object({
	of: z
		.string()
		.max(4_000)
		.regex(/^\w+:[\w-]+(,\w+:[\w-]+)*$/, 'is a list like invoices:<id>,customers:<id>')
		.describe('Which records: `<collection>:<id>`, with commas between them, 25 at most.'),
});

/** Of each table that something was found in: the newest rows, with what one needs to tell them apart. */
export const searchAnswer = z.array(
	z.object({
		collection: z.string(),
		rows: z.array(z.looseObject({ id: z.union([z.string(), z.number()]) })),
		/** There are more than are shown. */
		has_more: z.boolean(),
	}),
);

export type Found = z.output<typeof searchAnswer>[number];
