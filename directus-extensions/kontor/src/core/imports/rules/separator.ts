/** What separates the cells of a table: the sign that the heading has most of, outside of quotes. */
const SIGNS = [';', '\t', ',', '|'];

export function separatorOf(text: string): string {
	const [heading = ''] = text.replace(/"(?:[^"]|"")*"/g, '').split(/\r?\n/, 1);
	const counts = SIGNS.map((sign) => heading.split(sign).length);
	return SIGNS[counts.indexOf(Math.max(...counts))]!;
}
