/** A received e-invoice, as XML or as a PDF that carries it, in words that a person and the expense form understand. */
import { embeddedInvoice, isPdf } from './pdf-attachments.js';
import { readCii } from './read-cii.js';
import { EInvoiceReadError } from './read-error.js';
import { readUbl } from './read-ubl.js';
import type { ReceivedInvoice } from './received-invoice.js';
import { xmlText } from './xml-text.js';
import { type XmlElement, xmlTree } from './xml-tree.js';

export { EInvoiceReadError } from './read-error.js';
export type { ReceivedInvoice } from './received-invoice.js';

export const LARGEST_FILE = 10_000_000;

const READERS: Record<string, (root: XmlElement) => ReceivedInvoice> = {
	'{urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100}CrossIndustryInvoice': readCii,
	'{urn:oasis:names:specification:ubl:schema:xsd:Invoice-2}Invoice': readUbl,
	'{urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2}CreditNote': readUbl,
};

/** Reads nothing but these bytes. Whatever is wrong with them is an EInvoiceReadError. */
export function readEInvoice(bytes: Uint8Array): ReceivedInvoice {
	if (bytes.length === 0) throw new EInvoiceReadError('empty');
	if (bytes.length > LARGEST_FILE) throw new EInvoiceReadError('too_large');
	return readXml(isPdf(bytes) ? embeddedInvoice(bytes) : bytes);
}

function readXml(bytes: Uint8Array): ReceivedInvoice {
	// Space before the declaration is an error, but a harmless one that real senders make.
	if (!mayBeXml(bytes)) throw new EInvoiceReadError('not_xml');
	const text = xmlText(bytes).trimStart();
	if (!text.startsWith('<')) throw new EInvoiceReadError('not_xml');
	const root = xmlTree(text);
	const read = READERS[`{${root.namespace}}${root.name}`];
	if (read) return read(root);
	// ZUGFeRD 1 (until 2018) has other elements, and is no EN 16931 invoice.
	if (root.namespace === 'urn:ferd:CrossIndustryDocument:invoice:1p0') throw new EInvoiceReadError('unsupported_profile', 'ZUGFeRD 1.0');
	throw new EInvoiceReadError('not_an_invoice', root.name.slice(0, 80));
}

/** Checked before encodings, so that a program or a picture is not refused for its encoding. */
const mayBeXml = (bytes: Uint8Array): boolean => bytes.subarray(0, 200).includes(0x3c);
