/** 'RE-{YYYY}-{NNNN}' with 42 of 2026 is 'RE-2026-0042'. A counter that outgrows its digits takes more of them. */
export function formatNumber(format: string, count: number, day: string): string {
	const [year = '', month = ''] = day.split('-');
	return format
		.replaceAll('{YYYY}', year)
		.replaceAll('{YY}', year.slice(-2))
		.replaceAll('{MM}', month)
		.replace(/\{(N+)\}/g, (_, digits: string) => String(count).padStart(digits.length, '0'));
}

/** The numbers that a format makes, as a pattern for Postgres: its first group is what was counted. */
export const patternOf = (format: string): string =>
	`^${format
		.split(/(\{YYYY\}|\{YY\}|\{MM\}|\{N+\})/)
		.map((part) =>
			/^\{N+\}$/.test(part)
				? `(\\d{${part.length - 2},${Math.max(part.length - 2, 9)}})`
				: (DATE[part] ?? part.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')),
		)
		.join('')}$`;

const DATE: Record<string, string> = { '{YYYY}': '\\d{4}', '{YY}': '\\d{2}', '{MM}': '\\d{2}' };
