/**
 * Ids of files begin with the time (UUID version 7). So files of a transaction that never ended can be found among millions, by
 * asking the storage for the names of a few hours.
 */

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');

export function fileId(now: number, random: Uint8Array): string {
	const time = hex(now, 12);
	const rest = [...random.subarray(0, 10)].map((byte) => hex(byte, 2)).join('');
	const variant = hex(8 + (random[2]! & 3), 1);
	return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-${variant}${rest.slice(5, 8)}-${rest.slice(8)}`;
}

/** The time in a version 7 id; null for other ids. */
export function momentOf(id: string): number | null {
	const time = /^([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-[89ab]/.exec(id);
	return time ? Number.parseInt(time[1]! + time[2]!, 16) : null;
}

/** Six digits are 4.7 hours. */
const DIGITS = 6;
const SPAN = 16 ** (12 - DIGITS);

export function prefixesBetween(from: number, to: number): string[] {
	const first = Math.floor(from / SPAN);
	return Array.from({ length: Math.floor(to / SPAN) - first + 1 }, (_, at) => hex(first + at, DIGITS));
}
