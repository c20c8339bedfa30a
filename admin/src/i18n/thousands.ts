/**
 * `1234567,50` as `1.234.567,50` (English: `1,234,567.50`). Only where there are decimals: `1.234` alone could be read as one and a bit.
 */
export function withThousands(text: string, locale: string): string {
	const [sign, group] = locale === 'en' ? ['.', ','] : [',', '.'];
	const [whole = '', decimals] = text.split(sign);
	return decimals === undefined || /[^\d−-]/.test(whole) ? text : `${whole.replace(/\B(?=(\d{3})+$)/g, group)}${sign}${decimals}`;
}
