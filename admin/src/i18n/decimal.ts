/** Decimals as people type them (`1.234,50`, `1,234.50`, `12,5`) to the form that the server keeps (`1234.50`), and back. */
const SIGNS: Record<string, { group: string; point: string }> = { de: { group: '.', point: ',' }, en: { group: ',', point: '.' } };

const signsOf = (locale: string) => SIGNS[locale] ?? SIGNS.de!;

/** Returns undefined for what is not a number. */
export function parseDecimal(text: string, locale: string): string | undefined {
	const { group, point } = signsOf(locale);
	let plain = text.replace(/[\s€$£%'’]/g, '');
	// `12.5` typed in German is meant as a decimal; `1.234` and `1.234,5` are grouped.
	if (new RegExp(`^-?\\d{1,3}(\\${group}\\d{3})+(\\${point}\\d*)?$`).test(plain)) plain = plain.replaceAll(group, '');
	else if (!plain.includes(point) && plain.split(group).length === 2) plain = plain.replace(group, point);
	plain = plain.replace(point, '.');
	if (!/^-?(\d+\.?\d*|\.\d+)$/.test(plain)) return undefined;
	const [, sign, whole, fraction] = /^(-?)0*(\d*)\.?(\d*)$/.exec(plain) ?? [];
	return `${sign}${whole || '0'}${fraction ? `.${fraction}` : ''}`;
}

/** What an input shows: the decimal sign of the language, no grouping, so that it can be typed on. */
export function showDecimal(value: string | number | null | undefined, locale: string, scale?: number): string {
	if (value === null || value === undefined) return '';
	const text = String(value);
	if (!/^-?\d+(\.\d+)?$/.test(text)) return text;
	const [whole, fraction = ''] = text.split('.');
	const digits = scale === undefined ? fraction.replace(/0+$/, '') : fraction.replace(/0+$/, '').padEnd(scale, '0');
	return digits ? `${whole}${signsOf(locale).point}${digits}` : whole!;
}
