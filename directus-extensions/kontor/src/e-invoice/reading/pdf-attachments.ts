/** The e-invoice that a PDF carries (ZUGFeRD/Factur-X). */
import { PdfBytes } from './pdf-bytes.js';
import { FoundObjects, type PdfObjects, TabledObjects } from './pdf-objects.js';
import type { PdfDictionary, PdfValue } from './pdf-values.js';
import { EInvoiceReadError } from './read-error.js';

/** In the order in which they are preferred. */
const FILE_NAMES = ['factur-x.xml', 'xrechnung.xml', 'zugferd-invoice.xml'];

/** Of the tree of names; real ones have one or two. */
const MOST_NODES = 1000;

/** The header may stand behind some rubbish, but not far. */
export const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');

export function embeddedInvoice(bytes: Uint8Array): Uint8Array {
	const file = new PdfBytes(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
	const tabled = TabledObjects.of(file);
	// Encrypted streams would only look damaged. Without tables, only the trailer has this.
	if (tabled ? tabled.isEncrypted : /\/Encrypt\s+\d+\s+\d+\s+R/.test(file.text)) throw new EInvoiceReadError('pdf_encrypted');
	const objects = tabled ?? new FoundObjects(file);
	const data =
		invoiceIn(attachments(objects), objects) ??
		invoiceIn(
			[...objects.values()].flatMap((value) => fileSpecifications(value)),
			objects,
		);
	if (!data) throw new EInvoiceReadError('pdf_without_invoice');
	return data;
}

function invoiceIn(files: readonly PdfDictionary[], objects: PdfObjects): Uint8Array | undefined {
	for (const name of FILE_NAMES) {
		// The one that was written last counts.
		const file = files.findLast((specification) => namesOf(specification, objects).includes(name));
		const streams = objects.dictionary(file?.get('EF'));
		const data = streams && (objects.data(streams.get('UF')) ?? objects.data(streams.get('F')));
		if (data) return data;
	}
	return undefined;
}

/** What the catalog names: its tree of embedded files, and its associated files (PDF/A-3). */
function attachments(objects: PdfObjects): PdfDictionary[] {
	const catalog = objects.catalog();
	const named = leaves(objects.dictionary(objects.dictionary(catalog?.get('Names'))?.get('EmbeddedFiles')), objects);
	const associated = objects.resolve(catalog?.get('AF'));
	return [...named, ...(Array.isArray(associated) ? associated : [])]
		.flatMap((value) => objects.dictionary(value) ?? [])
		.filter((file) => file.has('EF'));
}

function leaves(node: PdfDictionary | undefined, objects: PdfObjects, seen = new Set<PdfDictionary>(), found: PdfValue[] = []): PdfValue[] {
	if (!node || seen.size > MOST_NODES || seen.has(node)) return found;
	seen.add(node);
	const names = objects.resolve(node.get('Names'));
	if (Array.isArray(names)) found.push(...names.filter((_, index) => index % 2 === 1));
	const kids = objects.resolve(node.get('Kids'));
	if (Array.isArray(kids)) for (const kid of kids) leaves(objects.dictionary(kid), objects, seen, found);
	return found;
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

/** Text strings are UTF-16 or UTF-8 with a mark, otherwise nearly Latin-1. */
function decoded(bytes: string): string {
	if (bytes.startsWith('\xfe\xff'))
		return Buffer.from(bytes.slice(2, 2 + Math.min(2 * 200, (bytes.length - 2) & ~1)), 'latin1')
			.swap16()
			.toString('utf16le');
	if (bytes.startsWith('\xef\xbb\xbf')) return Buffer.from(bytes.slice(3), 'latin1').toString('utf8');
	return bytes;
}
