/** A value as JSON in which the order of the keys does not matter: the same content is the same text. */
export function canonicalJson(value: unknown): string {
	return JSON.stringify(value === undefined ? null : inOrder(JSON.parse(JSON.stringify(value) ?? 'null')));
}

function inOrder(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(inOrder);
	if (value === null || typeof value !== 'object') return value;
	return Object.fromEntries(
		Object.entries(value)
			.sort(([one], [other]) => (one < other ? -1 : 1))
			.map(([key, inner]) => [key, inOrder(inner)]),
	);
}
