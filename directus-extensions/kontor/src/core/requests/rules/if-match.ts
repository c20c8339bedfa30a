/** The header `If-Match`: `"…"`, several after commas, or `*` for whatever is there. */

/** Undefined: the header is not one. */
export function tagsOf(header: string): '*' | string[] | undefined {
	if (header.trim() === '*') return '*';
	const tags = header.split(',').map((tag) => /^\s*(?:W\/)?"([^"]+)"\s*$/.exec(tag)?.[1]);
	return tags.every((tag) => tag !== undefined) ? tags : undefined;
}

/**
 * An ETag is `row-answer`: the first part stands for the row, the second for this answer, which may show other fields and related rows.
 * Only the row counts.
 */
export const isMeant = (tags: '*' | readonly string[], row: string): boolean =>
	tags === '*' || tags.some((tag) => tag === row || tag.startsWith(`${row}-`));
