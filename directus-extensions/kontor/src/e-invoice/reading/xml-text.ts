/** Bytes to text, by the byte order mark or the XML declaration. What does not fit its encoding is refused, not guessed. */
import { EInvoiceReadError } from './read-error.js';

/** windows-1252 is what the web calls ISO-8859-1; it differs only where ISO-8859-1 has control characters. */
const ENCODINGS: Record<string, string> = {
	'utf-8': 'utf-8',
	utf8: 'utf-8',
	'us-ascii': 'utf-8',
	'iso-8859-1': 'windows-1252',
	latin1: 'windows-1252',
	'windows-1252': 'windows-1252',
};
const UTF_16 = ['utf-16', 'utf-16le', 'utf-16be'];

export function xmlText(bytes: Uint8Array): string {
	const marked = encodingByMark(bytes);
	if (marked) return decode(bytes, marked);
	// Without a mark, the declaration can be read as ASCII, whatever it then declares.
	const start = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
	const declared = /^<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(start)?.[1]?.toLowerCase() ?? 'utf-8';
	const encoding = ENCODINGS[declared];
	// A file that declares UTF-16 but has no mark is not UTF-16.
	if (!encoding) throw new EInvoiceReadError('encoding', declared);
	return decode(bytes, encoding);
}

/** The mark decides, even if the declaration contradicts it. */
function encodingByMark([first, second, third, fourth]: Uint8Array): string | undefined {
	if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
	if (first === 0x00 && second === 0x00) throw new EInvoiceReadError('encoding', 'utf-32');
	if (first === 0xff && second === 0xfe && third === 0x00 && fourth === 0x00) throw new EInvoiceReadError('encoding', 'utf-32');
	if (first === 0xff && second === 0xfe) return UTF_16[1];
	if (first === 0xfe && second === 0xff) return UTF_16[2];
	if (first === 0x3c && second === 0x00) return UTF_16[1];
	if (first === 0x00 && second === 0x3c) return UTF_16[2];
	return undefined;
}

function decode(bytes: Uint8Array, encoding: string): string {
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(bytes);
	} catch {
		throw new EInvoiceReadError('encoding', encoding);
	}
}
