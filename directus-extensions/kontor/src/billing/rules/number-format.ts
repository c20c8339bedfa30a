/** 'RE-{YYYY}-{NNNN}' with 42 of 2026 is 'RE-2026-0042'. A counter that outgrows its digits takes more of them. */
export function formatNumber(format: string, count: number, day: string): string {
	const [year = '', month = ''] = day.split('-');
	return format
		.replaceAll('{YYYY}', year)
		.replaceAll('{YY}', year.slice(-2))
		.replaceAll('{MM}', month)
		.replace(/\{(N+)\}/g, (_, digits: string) => String(count).padStart(digits.length, '0'));
}
