/** Values as XML takes them. */
import { formatDecimal } from '../../core/rules/money.js';

// XML 1.0 has no way to write these, not even escaped: a single one would make the whole invoice invalid.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for.
export const UNWRITABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;

const EACH_UNWRITABLE = new RegExp(UNWRITABLE, 'g');

/** The text without what XML can't hold (a draft with it is refused: check-texts.ts); undefined if nothing is left, because empty elements are forbidden. */
export function text(value: unknown): string | undefined {
	if (typeof value !== 'string' && typeof value !== 'number') return undefined;
	const clean = String(value).toWellFormed().replaceAll(EACH_UNWRITABLE, '').replace(/\r\n?/g, '\n').trim();
	return clean === '' ? undefined : clean;
}

/** Identifiers are typed with spaces to be read more easily: 'DE89 3704 …'. */
export const identifier = (value: unknown): string | undefined => text(value)?.replace(/\s/g, '').toUpperCase();

/** The day of a date, even if the row has a time with it. */
export const day = (value: unknown): string | undefined => text(value)?.slice(0, 10);

/** '2.5000' is '2.5', but a price keeps its cents. */
export function shortDecimal(value: bigint, scale: number, atLeast = 0): string {
	let [digits, places] = [value, scale];
	while (places > atLeast && digits % 10n === 0n) {
		digits /= 10n;
		places -= 1;
	}
	return formatDecimal(digits, places);
}
