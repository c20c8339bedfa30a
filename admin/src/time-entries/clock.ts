/** Times of the day as people type them, `9`, `930`, `9:30`, and what follows from them and a length. */

import { lengthInMinutes } from '@kontor/directus-extension/contracts';
import { formatDuration } from '../i18n/format';

/** `HH:MM`, or undefined for what is no time of the day. */
export function parseTime(text: string): string | undefined {
	const [, hour, minute = '0'] = /^(\d{1,2})(?:[:.h]?(\d{2}))?$/.exec(text.trim().replace(/\s*(uhr|h)$/i, '')) ?? [];
	if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return undefined;
	return `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
}

const DAY = 24 * 60;

export const minutesOf = (time: string): number => {
	const [hour = 0, minute = 0] = time.split(':').map(Number);
	return hour * 60 + minute;
};
export const timeOf = (minutes: number): string => {
	const within = ((minutes % DAY) + DAY) % DAY;
	return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
};

/** From one time of the day to another; past midnight is the next day. */
export const minutesBetween = (from: string, to: string): number => {
	const minutes = minutesOf(to) - minutesOf(from);
	return minutes < 0 ? minutes + DAY : minutes;
};

export interface Span {
	from: string;
	to: string;
	duration: string;
}

/**
 * After one of the three was typed, the others follow: moving the beginning keeps the length, a new end changes it. What
 * can not be read stays as it was typed, to be corrected; nothing takes its place unnoticed.
 */
export function followed(span: Span, changed: keyof Span): Span {
	const [from, to, minutes] = [parseTime(span.from), parseTime(span.to), lengthInMinutes(span.duration)];
	const read = { from: from ?? span.from, to: to ?? span.to, duration: minutes ? lengthOf(minutes) : span.duration };
	const isReadable = { from: !!from, to: !!to, duration: !!minutes }[changed];
	if (!from || (!isReadable && span[changed].trim())) return read;
	if (to && (changed === 'to' || !span.duration.trim())) return { ...read, duration: lengthOf(minutesBetween(from, to)) };
	return minutes ? { ...read, to: timeOf(minutesOf(from) + minutes) } : read;
}

const lengthOf = (minutes: number): string => formatDuration(minutes * 60);

/** The moments of an entry that was typed as a day, a beginning and a length: by the reader's clock. */
export function momentsOf(day: string, from: string, minutes: number): { start_time: string; end_time: string } {
	const start = new Date(`${day}T${from}:00`);
	return { start_time: start.toISOString(), end_time: new Date(start.getTime() + minutes * 60_000).toISOString() };
}
