/**
 * The objects of a PDF, found one after the other instead of by its tables: an invoice that was saved or signed again has
 * several, and a damaged one has wrong ones. The last definition of an object counts.
 */
import { constants, inflateSync } from 'node:zlib';
import { type PdfDictionary, PdfName, PdfReference, PdfScanner, type PdfValue } from './pdf-values.js';
import { EInvoiceReadError } from './read-error.js';

/** Of one stream, and of all object streams together: a few kilobytes can unpack to gigabytes. */
const LARGEST_STREAM = 10_000_000;
const LARGEST_UNPACKED = 30_000_000;
/** How often, on average, a character may be looked at. */
const LOOKS = 3;
const MOST_OBJECTS = 500_000;

interface PdfObject {
	value: PdfValue;
	/** Where the data of a stream begins and ends. */
	stream?: { start: number; end: number };
}

export class PdfObjects {
	private readonly objects = new Map<number, PdfObject>();
	private readonly text: string;
	private readonly budget: { left: number };
	private unpacked = 0;

	constructor(private readonly bytes: Buffer) {
		this.text = bytes.toString('latin1');
		this.budget = { left: LOOKS * this.text.length + 1000 };
		this.readObjects();
	}

	values(): PdfValue[] {
		return [...this.objects.values()].map(({ value }) => value);
	}

	resolve(value: PdfValue | undefined): PdfValue | undefined {
		return value instanceof PdfReference ? this.objects.get(value.number)?.value : value;
	}

	/** The data of the stream that a reference points at, unpacked. */
	data(reference: PdfValue | undefined): Buffer | undefined {
		const object = reference instanceof PdfReference ? this.objects.get(reference.number) : undefined;
		return object?.stream ? this.unpack(object) : undefined;
	}

	private readObjects(): void {
		let at = this.text.indexOf('obj');
		while (at >= 0) {
			// Looks back a few characters only: 'endobj' and other words with 'obj' in them are passed over.
			const header = /(?:^|[^0-9])(\d{1,10})\s{1,3}\d{1,5}\s{1,3}$/.exec(this.text.slice(Math.max(0, at - 25), at));
			at = this.text.indexOf('obj', header ? this.readObject(Number(header[1]), at + 3) : at + 3);
		}
	}

	/** What can't be read is passed over: it is some picture's or font's, or will be missed when it is needed. */
	private readObject(number: number, at: number): number {
		const scanner = new PdfScanner(this.text, at, this.budget);
		try {
			const value = scanner.value();
			scanner.skipSpace();
			const stream = this.text.startsWith('stream', scanner.at) && value instanceof Map ? this.stream(value, scanner.at + 6) : undefined;
			const object = { value, stream };
			this.keep(number, object);
			if (stream && isNamed(value, 'Type', 'ObjStm')) this.readObjectStream(object);
			return stream?.end ?? scanner.at;
		} catch (error) {
			if (error instanceof EInvoiceReadError && error.code === 'pdf_damaged') return at;
			throw error;
		}
	}

	private stream(dictionary: PdfDictionary, after: number) {
		const start = after + (this.text.startsWith('\r\n', after) ? 2 : 1);
		const length = dictionary.get('Length');
		const end = typeof length === 'number' && length >= 0 ? start + length : -1;
		if (end >= 0 && /^\s{0,2}endstream/.test(this.text.slice(end, end + 12))) return { start, end };
		const found = this.text.indexOf('endstream', start);
		return { start, end: found < 0 ? this.text.length : found };
	}

	private readObjectStream(object: PdfObject): void {
		const dictionary = object.value as PdfDictionary;
		const text = this.unpack(object).toString('latin1');
		this.budget.left += LOOKS * text.length;
		const first = Number(dictionary.get('First'));
		const header = text.slice(0, first).trim().split(/\s+/).map(Number);
		for (let index = 0; index + 1 < header.length; index += 2) {
			const scanner = new PdfScanner(text, first + header[index + 1]!, this.budget);
			this.keep(header[index]!, { value: scanner.value() });
		}
	}

	private keep(number: number, object: PdfObject): void {
		if (this.objects.size >= MOST_OBJECTS) throw new EInvoiceReadError('too_complex');
		this.objects.set(number, object);
	}

	private unpack({ value, stream }: PdfObject): Buffer {
		const data = this.bytes.subarray(stream!.start, stream!.end);
		const filters = [this.resolve((value as PdfDictionary).get('Filter')) ?? []].flat();
		if (filters.length === 0) return data;
		const [filter] = filters;
		// PDF/A, which e-invoices are, forbids encryption and LZW; nobody packs an attachment twice.
		if (filters.length > 1 || !(filter instanceof PdfName) || !['FlateDecode', 'Fl'].includes(filter.name))
			throw new EInvoiceReadError('pdf_damaged');
		// Counted before it is known to be sound: damaged streams cost as much time as others.
		if (this.unpacked > LARGEST_UNPACKED) throw new EInvoiceReadError('too_large');
		this.unpacked += LARGEST_STREAM;
		const unpacked = inflate(data);
		this.unpacked += unpacked.length - LARGEST_STREAM;
		return unpacked;
	}
}

export const isNamed = (value: PdfValue, key: string, name: string): boolean => {
	const found = value instanceof Map ? (value as PdfDictionary).get(key) : undefined;
	return found instanceof PdfName && found.name === name;
};

function inflate(data: Buffer): Buffer {
	try {
		// Some writers cut off the checksum at the end.
		return inflateSync(data, { maxOutputLength: LARGEST_STREAM, finishFlush: constants.Z_SYNC_FLUSH });
	} catch (error) {
		throw new EInvoiceReadError((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too_large' : 'pdf_damaged');
	}
}
