/** Numbers, money and days as the reader writes them. Decimals stay text all the way: Intl formats them exactly. */
import { type Cents, type Decimal, formatCents } from '../core/rules/money.js';

export type Language = 'de' | 'en';

export interface Formats {
	money: (amount: Cents | Decimal) => string;
	/** Unit prices may have up to four decimal places; with the same number of places in all rows they are aligned. */
	price: (amount: Decimal, digits?: number) => string;
	number: (value: Decimal, digits?: number) => string;
	percent: (value: Decimal) => string;
	day: (isoDay: string | null | undefined) => string;
	period: (from: string | null | undefined, to: string | null | undefined) => string;
	country: (code: string) => string;
}

const LOCALES: Record<Language, string> = { de: 'de-DE', en: 'en-GB' };

/** The organization's own locale if it is in the reader's language (de-CH, en-US), otherwise the usual one. */
export function localeFor(language: Language, firmsLocale: unknown): string {
	if (typeof firmsLocale !== 'string' || !firmsLocale.startsWith(`${language}-`)) return LOCALES[language];
	try {
		return Intl.getCanonicalLocales(firmsLocale)[0] ?? LOCALES[language];
	} catch {
		return LOCALES[language];
	}
}

const known = new Map<string, Formats>();

export function formatsFor(locale: string, currency: string): Formats {
	const key = `${locale} ${currency}`;
	let formats = known.get(key);
	if (!formats) {
		formats = makeFormats(locale, currency);
		// A handful in practice; the limit is against invented locales.
		if (known.size > 50) known.clear();
		known.set(key, formats);
	}
	return formats;
}

function makeFormats(locale: string, currency: string): Formats {
	const decimals = (options: Intl.NumberFormatOptions) => {
		const format = new Intl.NumberFormat(locale, options);
		return (value: Decimal) => format.format(value as Intl.StringNumericLiteral).replace('-', '−');
	};
	const numbers = [0, 1, 2, 3, 4].map((digits) => decimals({ minimumFractionDigits: digits, maximumFractionDigits: 4 }));
	const money = decimals({ style: 'currency', currency });
	const usual = new Intl.NumberFormat(locale, { style: 'currency', currency }).resolvedOptions().minimumFractionDigits ?? 2;
	const prices = [0, 1, 2, 3, 4].map((digits) =>
		decimals({ style: 'currency', currency, minimumFractionDigits: Math.max(usual, digits), maximumFractionDigits: 4 }),
	);
	const percent = decimals({ maximumFractionDigits: 2 });
	const isGerman = locale.startsWith('de');
	const days = new Intl.DateTimeFormat(
		locale,
		isGerman
			? { timeZone: 'UTC', day: '2-digit', month: '2-digit', year: 'numeric' }
			: { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' },
	);
	const countries = new Intl.DisplayNames(locale, { type: 'region' });
	const day = (isoDay: string | null | undefined) => (isoDay ? days.format(new Date(isoDay.slice(0, 10))) : '');
	return {
		money: (amount) => money(typeof amount === 'bigint' ? formatCents(amount) : amount),
		price: (amount, digits = 0) => prices[digits]!(amount),
		number: (value, digits = 0) => numbers[digits]!(value),
		percent: (value) => percent(value) + (isGerman ? '\u00a0%' : '%'),
		day,
		period: (from, to) => (from && to && from !== to ? `${day(from)} – ${day(to)}` : day(from ?? to)),
		country: (code) => {
			try {
				return countries.of(code) ?? code;
			} catch {
				return code;
			}
		},
	};
}
