/**
 * Where the objects of a PDF stand, by its cross-reference tables (ISO 32000, 7.5.4 and 7.5.8): the newest first, back to the first one. What is inside
 * of an attachment is no object of the file, whatever it looks like.
 */
import type { PdfBytes } from './pdf-bytes.js';
import { type PdfDictionary, PdfReference } from './pdf-values.js';

/** The place in the file, or the index within an object stream. */
export type Place = { at: number } | { within: number; index: number };

export interface PdfTable {
	places: ReadonlyMap<number, Place>;
	trailer: PdfDictionary;
}

const MOST_TABLES = 200;
const MOST_OBJECTS = 500_000;

/** Undefined: there is no table, or a wrong one. */
export function readTable(file: PdfBytes): PdfTable | undefined {
	const places = new Map<number, Place>();
	const seen = new Set<number>();
	let trailer: PdfDictionary | undefined;
	const starts = [startOf(file)];
	while (starts.length > 0) {
		const at = starts.shift();
		if (at === undefined || seen.has(at)) continue;
		if (seen.size === MOST_TABLES) return undefined;
		seen.add(at);
		const section = file.startsWithAt('xref', at) ? readRows(file, at, places) : readStream(file, at, places);
		if (!section || places.size > MOST_OBJECTS) return undefined;
		// The newest counts; a hybrid file has a stream beside its table.
		trailer ??= section;
		starts.push(numberOf(section.get('XRefStm')), numberOf(section.get('Prev')));
	}
	return trailer && trailer.get('Root') instanceof PdfReference ? { places, trailer } : undefined;
}

const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** Read from the end of the file. Places count from the header, which may stand behind other bytes. */
function startOf(file: PdfBytes): number | undefined {
	const at = file.text.lastIndexOf('startxref');
	const [, digits] = at < 0 ? [] : (/^startxref\s+(\d{1,12})/.exec(file.text.slice(at, at + 40)) ?? []);
	return digits === undefined ? undefined : Number(digits);
}

/** The plain form: rows of twenty characters. */
function readRows(file: PdfBytes, start: number, places: Map<number, Place>): PdfDictionary | undefined {
	const scanner = file.scannerAt(file.origin + start + 4);
	for (;;) {
		scanner.skipSpace();
		if (file.text.startsWith('trailer', scanner.at)) break;
		const [head, first, count] = /^(\d{1,10})\s+(\d{1,7})\s+/.exec(file.text.slice(scanner.at, scanner.at + 40)) ?? [];
		if (head === undefined) return undefined;
		scanner.at += head.length;
		for (let index = 0; index < Number(count); index++) {
			const [row, at, kind] = /^(\d{10}) \d{5} ([nf])\s{0,2}/.exec(file.text.slice(scanner.at, scanner.at + 22)) ?? [];
			if (row === undefined) return undefined;
			scanner.at += row.length;
			file.spend(row.length);
			if (kind === 'n') keep(places, Number(first) + index, { at: file.origin + Number(at) });
		}
	}
	scanner.at += 7;
	const trailer = scanner.value();
	return trailer instanceof Map ? trailer : undefined;
}

/** The packed form: numbers of fixed widths in a stream. */
function readStream(file: PdfBytes, start: number, places: Map<number, Place>): PdfDictionary | undefined {
	const object = file.objectAt(file.origin + start);
	if (!object?.stream || !(object.value instanceof Map)) return undefined;
	const dictionary: PdfDictionary = object.value;
	const widths = numbersIn(dictionary.get('W'));
	const size = numberOf(dictionary.get('Size'));
	if (widths?.length !== 3 || size === undefined || widths.some((width) => width < 0 || width > 8)) return undefined;
	const [kind, second, third] = widths as [number, number, number];
	if (kind + second + third === 0) return undefined;
	const data = file.unpack(object);
	const ranges = numbersIn(dictionary.get('Index')) ?? [0, size];
	let at = 0;
	const next = (width: number, otherwise: number): number => {
		if (width === 0) return otherwise;
		let value = 0;
		for (const end = at + width; at < end; at++) value = value * 256 + (data[at] ?? 0);
		return value;
	};
	for (let range = 0; range + 1 < ranges.length; range += 2)
		for (let index = 0; index < ranges[range + 1]! && at < data.length; index++) {
			const type = next(kind, 1);
			const [a, b] = [next(second, 0), next(third, 0)];
			const number = ranges[range]! + index;
			if (type === 1) keep(places, number, { at: file.origin + a });
			if (type === 2) keep(places, number, { within: a, index: b });
		}
	return dictionary;
}

function numbersIn(value: unknown): number[] | undefined {
	return Array.isArray(value) && value.every((one) => typeof one === 'number') ? (value as number[]) : undefined;
}

/** An entry of a newer table wins over that of an older one. */
function keep(places: Map<number, Place>, number: number, place: Place): void {
	if (!places.has(number)) places.set(number, place);
}
