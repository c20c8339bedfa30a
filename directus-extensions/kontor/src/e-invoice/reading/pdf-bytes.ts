/** The bytes of a PDF: objects read where they stand, and streams unpacked, within a budget. */
import { constants, inflateSync } from 'node:zlib';
import { type PdfDictionary, PdfName, PdfReference, PdfScanner, type PdfValue } from './pdf-values.js';
import { EInvoiceReadError } from './read-error.js';

/** Of one stream, and of all object streams together: a few kilobytes can unpack to gigabytes. */
const LARGEST_STREAM = 10_000_000;
const LARGEST_UNPACKED = 30_000_000;
/** How often, on average, a character may be looked at. */
const LOOKS = 3;

export interface PdfObject {
	value: PdfValue;
	/** Where the data of a stream begins and ends. */
	stream?: { start: number; end: number } | undefined;
}

export class PdfBytes {
	readonly text: string;
	/** Where the header stands: tables count from there. */
	readonly origin: number;
	readonly budget: { left: number };
	private unpacked = 0;

	constructor(private readonly bytes: Buffer) {
		this.text = bytes.toString('latin1');
		this.origin = Math.max(0, this.text.slice(0, 1024).indexOf('%PDF-'));
		this.budget = { left: LOOKS * this.text.length + 1000 };
	}

	scannerAt(at: number, text = this.text): PdfScanner {
		return new PdfScanner(text, at, this.budget);
	}

	/** Limits how much is read, so that reading always ends. */
	spend(characters: number): void {
		this.budget.left -= characters;
		if (this.budget.left < 0) throw new EInvoiceReadError('too_complex');
	}

	startsWithAt(word: string, at: number): boolean {
		return this.text.startsWith(word, this.origin + at);
	}

	/** '12 0 obj …' at this place; undefined if it is something else. */
	objectAt(at: number, number?: number, lengthOf?: (reference: PdfReference) => number | undefined): PdfObject | undefined {
		const [header, found] = /^\s{0,4}(\d{1,10})\s{1,3}\d{1,5}\s{1,3}obj/.exec(this.text.slice(at, at + 40)) ?? [];
		if (header === undefined || (number !== undefined && Number(found) !== number)) return undefined;
		return this.valueAt(at + header.length, lengthOf).object;
	}

	/** The value behind 'obj', with its stream, and where it ends. */
	valueAt(at: number, lengthOf?: (reference: PdfReference) => number | undefined): { object: PdfObject; end: number } {
		const scanner = this.scannerAt(at);
		const value = scanner.value();
		scanner.skipSpace();
		const hasStream = this.text.startsWith('stream', scanner.at) && value instanceof Map;
		const stream = hasStream ? this.stream(value, scanner.at + 6, lengthOf) : undefined;
		return { object: { value, stream }, end: stream?.end ?? scanner.at };
	}

	private stream(dictionary: PdfDictionary, after: number, lengthOf?: (reference: PdfReference) => number | undefined) {
		const start = after + (this.text.startsWith('\r\n', after) ? 2 : 1);
		const given = dictionary.get('Length');
		const length = given instanceof PdfReference ? lengthOf?.(given) : given;
		const end = typeof length === 'number' && length >= 0 ? start + length : -1;
		if (end >= 0 && /^\s{0,2}endstream/.test(this.text.slice(end, end + 12))) return { start, end };
		const found = this.text.indexOf('endstream', start);
		return { start, end: found < 0 ? this.text.length : found };
	}

	unpack({ value, stream }: PdfObject, resolve: (value: PdfValue | undefined) => PdfValue | undefined = (one) => one): Buffer {
		const data = this.bytes.subarray(stream!.start, stream!.end);
		const dictionary = value as PdfDictionary;
		const filters = [resolve(dictionary.get('Filter')) ?? []].flat();
		if (filters.length === 0) return data;
		const [filter] = filters;
		// E-invoices are PDF/A, which forbids encryption and LZW; nobody packs an attachment twice.
		if (filters.length > 1 || !(filter instanceof PdfName) || !['FlateDecode', 'Fl'].includes(filter.name))
			throw new EInvoiceReadError('pdf_damaged');
		// Counted before the check, because damaged streams cost as much time as others.
		if (this.unpacked > LARGEST_UNPACKED) throw new EInvoiceReadError('too_large');
		this.unpacked += LARGEST_STREAM;
		const unpacked = inflate(data);
		this.unpacked += unpacked.length - LARGEST_STREAM;
		const parameters = [resolve(dictionary.get('DecodeParms')) ?? null].flat()[0];
		return parameters instanceof Map ? unpredicted(unpacked, parameters) : unpacked;
	}
}

/** Tables and object streams are often written as the differences between rows (PNG's filters), which pack better. */
function unpredicted(data: Buffer, parameters: PdfDictionary): Buffer {
	const predictor = parameters.get('Predictor') ?? 1;
	if (predictor === 1) return data;
	const columns = parameters.get('Columns') ?? 1;
	const isPlain = (parameters.get('Colors') ?? 1) === 1 && (parameters.get('BitsPerComponent') ?? 8) === 8;
	if (typeof predictor !== 'number' || predictor < 10 || typeof columns !== 'number' || columns < 1 || columns > 65_535 || !isPlain)
		throw new EInvoiceReadError('pdf_damaged');
	const rows = Math.floor(data.length / (columns + 1));
	const result = Buffer.alloc(rows * columns);
	for (let row = 0; row < rows; row++) {
		const filter = data[row * (columns + 1)]!;
		for (let column = 0; column < columns; column++) {
			const at = row * columns + column;
			const left = column > 0 ? result[at - 1]! : 0;
			const up = row > 0 ? result[at - columns]! : 0;
			const upLeft = row > 0 && column > 0 ? result[at - columns - 1]! : 0;
			result[at] = data[row * (columns + 1) + 1 + column]! + predicted(filter, left, up, upLeft);
		}
	}
	return result;
}

function predicted(filter: number, left: number, up: number, upLeft: number): number {
	if (filter === 1) return left;
	if (filter === 2) return up;
	if (filter === 3) return (left + up) >> 1;
	if (filter !== 4) return 0;
	const [a, b, c] = [left, up, upLeft].map((one) => Math.abs(left + up - upLeft - one)) as [number, number, number];
	if (a <= b && a <= c) return left;
	return b <= c ? up : upLeft;
}

function inflate(data: Buffer): Buffer {
	try {
		// Some writers cut off the checksum at the end.
		return inflateSync(data, { maxOutputLength: LARGEST_STREAM, finishFlush: constants.Z_SYNC_FLUSH });
	} catch (error) {
		throw new EInvoiceReadError((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too_large' : 'pdf_damaged');
	}
}
