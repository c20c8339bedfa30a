/** The dialect of ra-data-simple-rest: `sort=["f","ASC"]`, `range=[0,24]`, `filter={…}`, `embed=["customer_id"]`, `fields=["number","customer_id.name"]`. */
import { z } from 'zod';
import { isReserved } from '../core/bounds/rules/query-shape.js';

const json = <T extends z.ZodType>(inner: T) =>
	z
		.string()
		.transform((text, context) => {
			try {
				return JSON.parse(text);
			} catch {
				context.addIssue({ code: 'custom', message: 'is not JSON' });
				return z.NEVER;
			}
		})
		.pipe(inner);

const fieldName = z
	.string()
	.regex(/^[a-z_][a-z0-9_.]*$/i, 'is not a field name')
	.refine((name) => !name.split('.').some(isReserved), 'is not a field name');

export const MAX_PAGE = 1000;
/** Of a list of ids without a range. */
export const MOST_IDS = 10_000;
/** Beyond this many rows the total is given as "more than": counting a million rows would cost more than the page. */
export const COUNT_CAP = 10_000;

export const listQuery = z.object({
	sort: json(z.tuple([fieldName, z.enum(['ASC', 'DESC'])])).optional(),
	range: json(
		z.tuple([z.int().min(0), z.int().min(0)]).refine(([from, to]) => to >= from && to - from < MAX_PAGE, `holds at most ${MAX_PAGE} rows`),
	).optional(),
	filter: json(z.record(z.string(), z.unknown())).optional(),
	embed: json(z.array(fieldName).max(10)).optional(),
	/** Of the row, and of the rows that it embeds (`customer_id.name`); all of them where it is not given. */
	fields: json(z.array(fieldName).max(200)).optional(),
});
export type ListQuery = z.infer<typeof listQuery>;

const conditions = z.record(z.string(), z.unknown());

/** What a list adds up: each group is counted by itself, and meets the filter and all of its own conditions. */
export const totalsQuery = z.object({
	filter: json(conditions).optional(),
	groups: json(z.array(z.array(conditions).max(3)).min(1).max(12)),
	sums: json(z.array(fieldName).max(5)).optional(),
	/** Sums for each of its values, which is how amounts in several currencies are kept apart. */
	by: json(fieldName).optional(),
});
export type TotalsQuery = z.infer<typeof totalsQuery>;

export const ids = z.object({
	id: z
		.array(z.union([z.string(), z.number()]))
		.min(1)
		.max(MAX_PAGE),
});
export const rowBody = z.record(z.string(), z.unknown());
