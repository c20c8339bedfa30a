/** Names and notes that stand for a translation (`$t:…`), in rows and in what is nested in them: the panels of a dashboard. */
const FIELDS = ['name', 'note'];
const keyOf = (value: unknown): string | undefined => (typeof value === 'string' && value.startsWith('$t:') ? value.slice(3) : undefined);
const isRow = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

export function keysIn(rows: unknown): string[] {
	if (Array.isArray(rows)) return [...new Set(rows.flatMap(keysIn))];
	if (!isRow(rows)) return [];
	return Object.entries(rows).flatMap(([field, value]) =>
		Array.isArray(value) ? keysIn(value) : FIELDS.includes(field) ? (keyOf(value) ?? []) : [],
	);
}

/** A key without a text stays as it is. */
export function translated<Rows>(rows: Rows, texts: ReadonlyMap<string, string>): Rows {
	if (Array.isArray(rows)) return rows.map((row) => translated(row, texts)) as Rows;
	if (!isRow(rows)) return rows;
	return Object.fromEntries(
		Object.entries(rows).map(([field, value]) => {
			if (Array.isArray(value)) return [field, translated(value, texts)];
			return [field, FIELDS.includes(field) ? (texts.get(keyOf(value) ?? '') ?? value) : value];
		}),
	) as Rows;
}
