/** What a cell of a table means in a field: numbers, days and choices as people write them. */

import type { Words } from '../../errors/reasons.js';
import { bothMeanings, readDecimal } from '../../rules/typed-decimal.js';
import { CELL_PROBLEMS } from './cell-problems.js';
import { plainCell } from './csv-cells.js';

export interface Field {
	name: string;
	type: string;
	/** How many decimal places it keeps. */
	places?: number | undefined;
	/** What may be chosen, if nothing else may be written. */
	choices?: readonly Choice[] | undefined;
	/** The value that goes by this name: of a country, its code. */
	named?: ((text: string) => string | undefined) | undefined;
}
export interface Choice {
	value: unknown;
	texts: readonly string[];
}
type Read = { value: unknown } | { problem: Words };

/** `language`: of the person whose file it is. A program has none: it writes numbers as the API does. */
export function readCell(cell: string, field: Field, language?: string): Read {
	const text = cell.trim();
	switch (field.type) {
		case 'decimal':
		case 'float':
			return readNumber(text, field.places, language);
		case 'integer':
		case 'bigInteger': {
			const read = readNumber(text, 0, language);
			return 'problem' in read && /^[^.,]*$/.test(text) ? { value: text } : read;
		}
		case 'boolean':
			return readTruth(text);
		case 'date':
			return readDay(text);
		case 'dateTime':
		case 'timestamp':
			return readMoment(text);
		case 'string':
		case 'text':
			return { value: choiceOf(text, field) ?? field.named?.(text) ?? plainCell(cell) };
		default:
			return { value: choiceOf(text, field) ?? jsonIn(cell) };
	}
}

const PLAIN = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

function readNumber(text: string, places: number | undefined, language: string | undefined): Read {
	if (!language && PLAIN.test(text)) return { value: text };
	const read = readDecimal(text, language ?? 'en', places);
	if ('value' in read) return read;
	if (read.problem === 'two') return { problem: CELL_PROBLEMS.two(text, ...bothMeanings(text, language ?? 'en')) };
	return { problem: read.problem === 'decimals' ? CELL_PROBLEMS.decimals(text, places ?? 0) : CELL_PROBLEMS.number(text) };
}

const YES = ['ja', 'j', 'wahr', 'true', 'yes', 'y', '1', 'x'];
const NO = ['nein', 'n', 'falsch', 'false', 'no', '0', '-'];

function readTruth(text: string): Read {
	const plain = text.toLowerCase();
	if (YES.includes(plain)) return { value: true };
	return NO.includes(plain) ? { value: false } : { problem: CELL_PROBLEMS.truth(text) };
}

/** `2026-03-29`, `29.3.2026`, `29.03.26`. With slashes, day and month could be either way round, unless one of them is over 12. */
function readDay(text: string): Read {
	const day = dayIn(text);
	if (day === 'two') return { problem: CELL_PROBLEMS.twoDays(text) };
	return day ? { value: day } : { problem: CELL_PROBLEMS.day(text) };
}

function readMoment(text: string): Read {
	// With a time zone, or as programs write it.
	if (/^\d{4}-\d\d-\d\d[T ]/.test(text)) return { value: text };
	const [, date = text, time = '00:00'] = /^(\S+?),?\s+(\d{1,2}:\d{2}(?::\d{2})?)(?:\s*Uhr)?$/i.exec(text) ?? [];
	const read = readDay(date);
	if ('problem' in read) return { problem: CELL_PROBLEMS.moment(text) };
	return { value: `${read.value}T${time.padStart(time.indexOf(':') === 1 ? time.length + 1 : time.length, '0')}` };
}

function dayIn(text: string): string | undefined {
	const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
	if (iso) return realDay(iso[1]!, iso[2]!, iso[3]!);
	const [, first = '', sign, second = '', year = ''] = /^(\d{1,2})([./])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text) ?? [];
	if (!sign) return undefined;
	const full = year.length === 2 ? `20${year}` : year;
	if (sign === '.' || Number(first) > 12) return realDay(full, second, first);
	if (Number(second) > 12 || first === second) return realDay(full, first, second);
	return 'two';
}

function realDay(year: string, month: string, day: string): string | undefined {
	const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
	const time = Date.parse(`${text}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) ? text : undefined;
}

function choiceOf(text: string, { choices }: Field): unknown {
	const plain = text.toLowerCase();
	const named = choices?.filter(({ texts, value }) => String(value) === text || texts.some((one) => one.toLowerCase() === plain)) ?? [];
	return named.length === 1 ? named[0]!.value : undefined;
}

/** Lists and objects are written as JSON. */
function jsonIn(cell: string): unknown {
	try {
		const value: unknown = JSON.parse(cell);
		return typeof value === 'number' ? cell : value;
	} catch {
		return plainCell(cell);
	}
}
