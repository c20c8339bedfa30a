/**
 * The objects of a PDF: found by its tables if they are right. If they are missing or wrong (a file that was cut off, or repaired by
 * hand), the objects are searched one after the other, and the last definition of an object counts.
 */
import type { PdfBytes, PdfObject } from './pdf-bytes.js';
import { type PdfTable, readTable } from './pdf-table.js';
import { type PdfDictionary, PdfName, PdfReference, type PdfValue } from './pdf-values.js';
import { EInvoiceReadError } from './read-error.js';

const MOST_OBJECTS = 500_000;

export abstract class PdfObjects {
	protected constructor(protected readonly file: PdfBytes) {}

	abstract numbers(): Iterable<number>;
	abstract object(number: number): PdfObject | undefined;
	/** The catalog, which leads to everything else. */
	abstract catalog(): PdfDictionary | undefined;

	*values(): Generator<PdfValue> {
		for (const number of this.numbers()) {
			const object = this.object(number);
			if (object) yield object.value;
		}
	}

	resolve = (value: PdfValue | undefined): PdfValue | undefined =>
		value instanceof PdfReference ? this.object(value.number)?.value : value;

	dictionary(value: PdfValue | undefined): PdfDictionary | undefined {
		const found = this.resolve(value);
		return found instanceof Map ? found : undefined;
	}

	/** The data of the stream that a reference points at, unpacked. */
	data(reference: PdfValue | undefined): Buffer | undefined {
		const object = reference instanceof PdfReference ? this.object(reference.number) : undefined;
		return object?.stream ? this.file.unpack(object, this.resolve) : undefined;
	}

	/** The objects of an object stream, in their order: number and value. */
	protected packedIn(object: PdfObject): [number: number, value: () => PdfValue][] {
		const text = this.file.unpack(object, this.resolve).toString('latin1');
		this.file.budget.left += 3 * text.length;
		const first = Number(this.resolve((object.value as PdfDictionary).get('First')));
		const header = text.slice(0, first).trim().split(/\s+/).map(Number);
		return Array.from({ length: Math.floor(header.length / 2) }, (_, index) => [
			header[2 * index]!,
			() => this.file.scannerAt(first + header[2 * index + 1]!, text).value(),
		]);
	}
}

/** Objects where the tables say that they are; each is read when it is asked for. */
export class TabledObjects extends PdfObjects {
	private readonly known = new Map<number, PdfObject | undefined>();
	private readonly packed = new Map<number, [number, () => PdfValue][]>();

	private constructor(
		file: PdfBytes,
		private readonly table: PdfTable,
	) {
		super(file);
	}

	/** Undefined where the tables can't be followed to the catalog. */
	static of(file: PdfBytes): TabledObjects | undefined {
		try {
			const table = readTable(file);
			const objects = table && new TabledObjects(file, table);
			return objects?.catalog() ? objects : undefined;
		} catch (error) {
			if (error instanceof EInvoiceReadError && error.code === 'pdf_damaged') return undefined;
			throw error;
		}
	}

	get isEncrypted(): boolean {
		return this.table.trailer.has('Encrypt');
	}

	numbers(): Iterable<number> {
		return this.table.places.keys();
	}

	catalog(): PdfDictionary | undefined {
		return this.dictionary(this.table.trailer.get('Root'));
	}

	object(number: number): PdfObject | undefined {
		if (!this.known.has(number)) {
			// An object that needs itself to be read counts as missing.
			this.known.set(number, undefined);
			this.known.set(number, this.read(number));
		}
		return this.known.get(number);
	}

	/** An object that can't be read is skipped: it may be a picture or a font, and a needed one is reported when it is missing. */
	private read(number: number): PdfObject | undefined {
		const place = this.table.places.get(number);
		if (!place) return undefined;
		try {
			if ('at' in place) return this.file.objectAt(place.at, number, this.lengthOf);
			const packed = this.packedObjects(place.within);
			const found = packed[place.index]?.[0] === number ? packed[place.index] : packed.find(([one]) => one === number);
			return found && { value: found[1]() };
		} catch (error) {
			if (error instanceof EInvoiceReadError && error.code === 'pdf_damaged') return undefined;
			throw error;
		}
	}

	private readonly lengthOf = (reference: PdfReference): number | undefined => {
		const length = this.resolve(reference);
		return typeof length === 'number' ? length : undefined;
	};

	private packedObjects(stream: number): [number, () => PdfValue][] {
		let packed = this.packed.get(stream);
		if (!packed) {
			const object = this.object(stream);
			packed = object?.stream ? this.packedIn(object) : [];
			this.packed.set(stream, packed);
		}
		return packed;
	}
}

/** Objects as they are met from the beginning to the end. */
export class FoundObjects extends PdfObjects {
	private readonly objects = new Map<number, PdfObject>();

	constructor(file: PdfBytes) {
		super(file);
		const { text } = file;
		let at = text.indexOf('obj');
		while (at >= 0) {
			// Looks back a few characters only: 'endobj' and other words with 'obj' in them are passed over.
			const header = /(?:^|[^0-9])(\d{1,10})\s{1,3}\d{1,5}\s{1,3}$/.exec(text.slice(Math.max(0, at - 25), at));
			at = text.indexOf('obj', header ? this.readObject(Number(header[1]), at + 3) : at + 3);
		}
	}

	numbers(): Iterable<number> {
		return this.objects.keys();
	}

	object(number: number): PdfObject | undefined {
		return this.objects.get(number);
	}

	catalog(): PdfDictionary | undefined {
		const catalogs = [...this.values()].filter((value) => isNamed(value, 'Type', 'Catalog'));
		return this.dictionary(catalogs.at(-1));
	}

	private readObject(number: number, at: number): number {
		try {
			const { object, end } = this.file.valueAt(at);
			this.keep(number, object);
			if (object.stream && isNamed(object.value, 'Type', 'ObjStm'))
				for (const [packed, value] of this.packedIn(object)) this.keep(packed, { value: value() });
			return end;
		} catch (error) {
			if (error instanceof EInvoiceReadError && error.code === 'pdf_damaged') return at;
			throw error;
		}
	}

	private keep(number: number, object: PdfObject): void {
		if (this.objects.size >= MOST_OBJECTS) throw new EInvoiceReadError('too_complex');
		this.objects.set(number, object);
	}
}

const isNamed = (value: PdfValue, key: string, name: string): boolean => {
	const found = value instanceof Map ? (value as PdfDictionary).get(key) : undefined;
	return found instanceof PdfName && found.name === name;
};
