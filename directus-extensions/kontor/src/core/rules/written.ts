/** How days, amounts and percentages are written in the texts of papers and mails. */
import type { Day } from './days.js';
import { type Decimal, parseDecimal } from './money.js';

export type Language = 'de' | 'en';

export const languageOf = (value: unknown): Language => (value === 'en' ? 'en' : 'de');

const LOCALE: Record<Language, string> = { de: 'de-DE', en: 'en-GB' };
const DAY: Record<Language, Intl.DateTimeFormatOptions> = {
	de: { day: '2-digit', month: '2-digit', year: 'numeric' },
	en: { day: 'numeric', month: 'short', year: 'numeric' },
};

const write = (day: Day, language: Language, options: Intl.DateTimeFormatOptions) =>
	new Intl.DateTimeFormat(LOCALE[language], { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));

/** '2026-02-01' is '01.02.2026' or '1 Feb 2026'. */
export const writtenDay = (day: Day, language: Language): string => write(day, language, DAY[language]);
/** 'Februar' or 'February'. */
export const writtenMonth = (day: Day, language: Language): string => write(day, language, { month: 'long' });

/** '19.00' is '19 %', '12.50' is '12,5 %' or '12.5 %'. */
export function writtenPercent(percent: Decimal, language: Language): string {
	const digits = String(parseDecimal(percent, 2)).padStart(3, '0');
	const text = `${digits.slice(0, -2)}.${digits.slice(-2)}`.replace(/\.?0+$/, '');
	return `${language === 'de' ? text.replace('.', ',') : text} %`;
}

/** '1234.50' is '1.234,50 EUR' or '1,234.50 EUR'. The digits are taken as they are: no float touches them. */
export function writtenMoney(amount: Decimal, currency: string, language: Language): string {
	const cents = parseDecimal(amount, 2);
	const digits = String(cents < 0n ? -cents : cents).padStart(3, '0');
	const [group, point] = language === 'de' ? ['.', ','] : [',', '.'];
	const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, group);
	return `${cents < 0n ? '-' : ''}${whole}${point}${digits.slice(-2)} ${currency}`;
}
