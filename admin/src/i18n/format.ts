/** Values as the reader writes them. Amounts are decimal strings and stay strings: Intl formats them digit by digit. */

import { showLength } from '@kontor/directus-extension/contracts';
import { useMemo } from 'react';
import { useLocale } from 'react-admin';

type Decimal = string | number | null | undefined;
type Moment = string | null | undefined;

const REGIONS: Record<string, string> = { de: 'de-DE', en: 'en-GB' };

const isGiven = <T>(value: T | null | undefined | ''): value is T => value !== null && value !== undefined && value !== '';

export const isoDay = (date: Date): string =>
	`${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;

/** From one day to another; a day has no time zone. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from)) / 86_400_000);

/** Seconds as `7:45`. */
export function formatDuration(seconds: number | null | undefined): string {
	if (!isGiven(seconds)) return '';
	return showLength(seconds);
}

/** Seconds as a running clock: `1:07:45`. */
export function formatClock(seconds: number): string {
	const whole = Math.floor(seconds);
	const two = (value: number) => String(value).padStart(2, '0');
	return `${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}

export function createFormats(locale: string) {
	const region = REGIONS[locale] ?? 'de-DE';
	const decimals = (options: Intl.NumberFormatOptions) => {
		const format = new Intl.NumberFormat(region, options);
		// A minus, which is as wide as a figure; a hyphen is easily overlooked.
		return (value: Decimal) => (isGiven(value) ? format.format(value as never).replace('-', '−') : '');
	};
	const moments = (options: Intl.DateTimeFormatOptions) => {
		const format = new Intl.DateTimeFormat(region, options);
		return (value: Moment) => (isGiven(value) ? format.format(new Date(value)) : '');
	};
	const currencies = new Map<string, (value: Decimal) => string>();
	const money = (value: Decimal, currency = 'EUR'): string => {
		if (!currencies.has(currency)) currencies.set(currency, decimals({ style: 'currency', currency }));
		return currencies.get(currency)!(value);
	};
	const percent = decimals({ maximumFractionDigits: 2 });
	const distance = new Intl.RelativeTimeFormat(region, { numeric: 'auto' });
	const scaled = new Map<number, (value: Decimal) => string>();
	/** Always with so many digits behind the sign. */
	const decimal = (value: Decimal, scale = 2): string => {
		if (!scaled.has(scale))
			scaled.set(scale, decimals({ minimumFractionDigits: Math.min(scale, 2), maximumFractionDigits: Math.min(scale, 20) }));
		return scaled.get(scale)!(value);
	};
	return {
		money,
		decimal,
		number: decimals({ maximumFractionDigits: 4 }),
		/** Hours as they come from sums, `12.5`: written like every length of time. */
		hours: (value: Decimal) => (isGiven(value) ? `${formatDuration(Math.round(Number(value) * 3600)).replace('-', '−')} h` : ''),
		/** "tomorrow", "5 days ago". */
		fromToday: (day: string) => distance.format(daysBetween(isoDay(new Date()), day), 'day'),
		/** A tax rate comes as `19.00`. */
		percent: (value: Decimal) => (isGiven(value) ? `${percent(value)} %` : ''),
		/** A day has no time zone: `2026-05-04` is that day everywhere. */
		day: moments({ day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' }),
		date: moments({ day: '2-digit', month: '2-digit', year: 'numeric' }),
		shortDay: moments({ day: '2-digit', month: '2-digit' }),
		weekdayName: moments({ weekday: 'short' }),
		monthName: moments({ month: 'long', year: 'numeric', timeZone: 'UTC' }),
		longDay: moments({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
		weekday: moments({ weekday: 'short', day: '2-digit', month: '2-digit', year: 'numeric' }),
		time: moments({ hour: '2-digit', minute: '2-digit' }),
		dateTime: moments({ day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit' }),
		list: (values: string[]) => new Intl.ListFormat(region, { type: 'unit' }).format(values),
	};
}

export type Formats = ReturnType<typeof createFormats>;

export function useFormats(): Formats {
	const locale = useLocale();
	return useMemo(() => createFormats(locale), [locale]);
}
