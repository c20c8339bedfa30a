/** The e-invoice that a PDF carries (ZUGFeRD/Factur-X). */
import { PdfObjects } from './pdf-objects.js';
import type { PdfDictionary, PdfValue } from './pdf-values.js';
import { EInvoiceReadError } from './read-error.js';

/** In the order in which they are preferred. */
const FILE_NAMES = ['factur-x.xml', 'xrechnung.xml', 'zugferd-invoice.xml'];

/** The header may stand behind some rubbish, but not far. */
export const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');

export function embeddedInvoice(bytes: Uint8Array): Uint8Array {
	const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	// Only the trailer has this; encrypted streams would only look damaged.
	if (/\/Encrypt\s+\d+\s+\d+\s+R/.test(buffer.toString('latin1'))) throw new EInvoiceReadError('pdf_encrypted');
	const objects = new PdfObjects(buffer);
	const files = objects.values().flatMap((value) => fileSpecifications(value));
	for (const name of FILE_NAMES) {
		// The last one that was written counts.
		const file = files.findLast((specification) => namesOf(specification, objects).includes(name));
		const streams = objects.resolve(file?.get('EF'));
		if (!(streams instanceof Map)) continue;
		const data = objects.data(streams.get('UF')) ?? objects.data(streams.get('F'));
		if (data) return data;
	}
	throw new EInvoiceReadError('pdf_without_invoice');
}

/** They may be objects of their own, or stand within others. */
function fileSpecifications(value: PdfValue): PdfDictionary[] {
	if (Array.isArray(value)) return value.flatMap(fileSpecifications);
	if (!(value instanceof Map)) return [];
	const dictionary: PdfDictionary = value;
	if (dictionary.has('EF')) return [dictionary];
	return [...dictionary.values()].flatMap(fileSpecifications);
}

function namesOf(specification: PdfDictionary, objects: PdfObjects): string[] {
	return ['UF', 'F'].flatMap((key) => {
		const name = objects.resolve(specification.get(key));
		return typeof name === 'string' ? [decoded(name).toLowerCase()] : [];
	});
}

/** Text strings are UTF-16 or UTF-8 with a mark, else as good as Latin-1. */
function decoded(bytes: string): string {
	if (bytes.startsWith('\xfe\xff'))
		return Buffer.from(bytes.slice(2, 2 + 2 * 200), 'latin1')
			.swap16()
			.toString('utf16le');
	if (bytes.startsWith('\xef\xbb\xbf')) return Buffer.from(bytes.slice(3), 'latin1').toString('utf8');
	return bytes;
}
