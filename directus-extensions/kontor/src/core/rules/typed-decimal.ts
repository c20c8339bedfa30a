/**
 * Numbers as people type or paste them (`1.234,50`, `1,234.50`, `12,5`, `-3,10 €`), to the form that the server keeps (`1234.50`), and back.
 * Console, Studio and imports read them by the same rule. What could mean two numbers is refused, never guessed.
 */
type Read = { value: string } | { problem: 'none' | 'two' | 'decimals' };

const isEnglish = (language: string): boolean => language.toLowerCase().startsWith('en');
const pointOf = (language: string): string => (isEnglish(language) ? '.' : ',');

/** `places`: how many decimal places the field keeps. `two`: it could be either of two numbers; `decimals`: it has too many places. */
export function readDecimal(typed: string, language: string, places?: number): Read {
	const [, before = '', digits = '', after = ''] =
		/^([-+]?)([\d.,]+)(-?)$/.exec(typed.replaceAll('−', '-').replace(/[\s€$£%'’]|EUR|CHF|USD|GBP/g, '')) ?? [];
	if (!/\d/.test(digits) || (before && after)) return { problem: 'none' };
	const plain = withPoint(digits, pointOf(language), places);
	if (plain === 'two' || plain === 'none') return { problem: plain };
	const [whole = '', fraction = ''] = plain.split('.');
	if (places !== undefined && /[1-9]/.test(fraction.slice(places))) return { problem: 'decimals' };
	const kept = `${whole.replace(/^0+/, '') || '0'}${fraction ? `.${fraction}` : ''}`;
	return { value: before === '-' || after === '-' ? `-${kept}` : kept };
}

/** Without signs that group, and with a point as the decimal sign. */
function withPoint(digits: string, point: string, places?: number): string {
	const signs = digits.replace(/\d/g, '');
	const last = signs.at(-1);
	if (last === undefined) return digits;
	const group = last === '.' ? ',' : '.';
	if (signs.includes(group)) {
		// Both signs: the last one is the decimal sign, whatever the language.
		const isGrouped = new RegExp(`^\\d{1,3}(\\${group}\\d{3})+\\${last}\\d*$`).test(digits);
		return isGrouped ? digits.replaceAll(group, '').replace(last, '.') : 'none';
	}
	if (signs.length > 1) return new RegExp(`^\\d{1,3}(\\${last}\\d{3})+$`).test(digits) ? digits.replaceAll(last, '') : 'none';
	// One sign before exactly three digits, `1.250`: it groups, or it is the decimal sign.
	if (!/^[1-9]\d{0,2}[.,]\d{3}$/.test(digits)) return digits.replace(last, '.');
	if (last === point) return places !== undefined && places < 3 ? 'two' : digits.replace(last, '.');
	return places !== undefined && places >= 3 ? 'two' : digits.replace(last, '');
}

/** The two numbers that a text can mean, as the language writes them, to ask with. */
export function bothMeanings(typed: string, language: string): [string, string] {
	const [whole = '', thousandth = ''] = typed.replace(/[^\d.,]/g, '').split(/[.,]/);
	return [whole + thousandth, showDecimal(`${whole}.${thousandth}`, language)];
}

/**
 * With the decimal sign of the language and at least `least` decimal places. Thousands are grouped only on request, and only before decimal places:
 * a shown text can always be read again.
 */
export function showDecimal(value: string | number | null | undefined, language: string, least?: number, isGrouped = false): string {
	if (value === null || value === undefined) return '';
	const text = String(value);
	if (!/^-?\d+(\.\d+)?$/.test(text)) return text;
	const [whole = '', fraction = ''] = text.split('.');
	const digits = fraction.replace(/0+$/, '').padEnd(least ?? 0, '0');
	if (!digits) return whole;
	const group = isEnglish(language) ? ',' : '.';
	return `${isGrouped ? whole.replace(/\B(?=(\d{3})+$)/g, group) : whole}${pointOf(language)}${digits}`;
}
