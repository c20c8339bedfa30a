/** The names that somebody may have meant: at most three, the nearest first. */
export function similarTo(name: string, known: Iterable<string>): string[] {
	const most = Math.max(1, Math.floor(name.length / 3));
	return [...known]
		.map((one) => ({ one, distance: isPart(name, one) ? 1 : distanceOf(name.toLowerCase(), one.toLowerCase(), most) }))
		.filter(({ distance }) => distance <= most)
		.sort((a, b) => a.distance - b.distance || (a.one < b.one ? -1 : 1))
		.slice(0, 3)
		.map(({ one }) => one);
}

/** `customer` for `customer_id`. */
const isPart = (name: string, one: string): boolean => name.length > 3 && (one.startsWith(`${name}_`) || name.startsWith(`${one}_`));

/** How many characters differ; two that changed places are one difference. */
function distanceOf(one: string, other: string, most: number): number {
	if (Math.abs(one.length - other.length) > most) return most + 1;
	const rows = [Array.from({ length: other.length + 1 }, (_, at) => at)];
	for (let i = 1; i <= one.length; i++) {
		const row = [i];
		for (let j = 1; j <= other.length; j++) {
			const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
			const swapped = isSwapped ? rows[i - 2]![j - 2]! + 1 : Number.POSITIVE_INFINITY;
			row.push(Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1), swapped));
		}
		rows.push(row);
	}
	return rows.at(-1)!.at(-1)!;
}
