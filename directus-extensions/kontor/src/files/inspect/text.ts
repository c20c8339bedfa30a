/** A file is text only if every byte is. Text that begins with a tag must be XML that no browser runs; otherwise it is refused. */
import { EInvoiceReadError } from '../../e-invoice/reading/read-error.js';
import { type XmlElement, xmlTree } from '../../e-invoice/reading/xml-tree.js';
import type { KindName } from '../rules/file-kinds.js';
import { harmful, notAllowed } from './refusals.js';

const LARGEST_XML = 10_000_000;
/** These make a browser run something. */
const ACTIVE = [
	'http://www.w3.org/1999/xhtml',
	'http://www.w3.org/2000/svg',
	'http://www.w3.org/1999/XSL/Transform',
	'http://www.w3.org/1998/Math/MathML',
];
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what text does not have
const NOT_TEXT = /[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f\u007f\ufffe\uffff]/;
const OF_PAGES = new Set(['html', 'head', 'body', 'script', 'style', 'meta', 'iframe', 'img', 'div']);
const MAIL_HEADERS =
	/^(received|return-path|delivered-to|from|to|cc|subject|date|mime-version|message-id|content-type|dkim-signature|x-[\w-]+):/i;

export function textKind(content: Buffer): KindName | undefined {
	const text = decoded(content);
	if (text === undefined || NOT_TEXT.test(text)) return undefined;
	const start = text.trimStart();
	if (start === '') throw harmful('damaged');
	if (start.startsWith('<')) return xmlKind(start, content.length);
	return isMail(start) ? 'eml' : 'text';
}

function decoded(content: Buffer): string | undefined {
	const [first, second] = content;
	const encodings =
		first === 0xff && second === 0xfe ? ['utf-16le'] : first === 0xfe && second === 0xff ? ['utf-16be'] : ['utf-8', 'windows-1252'];
	for (const encoding of encodings)
		try {
			return new TextDecoder(encoding, { fatal: true }).decode(content);
		} catch {
			// Not this encoding: the next one is tried.
		}
	return undefined;
}

function xmlKind(text: string, length: number): KindName {
	const tag = firstTag(text);
	if (tag === 'svg') throw notAllowed('SVG');
	if (OF_PAGES.has(tag)) throw notAllowed('HTML');
	if (length > LARGEST_XML) throw harmful('too_large_xml');
	// A style sheet can turn harmless XML into an active page.
	if (/<\?xml-stylesheet/i.test(text)) throw notAllowed('XML mit Stylesheet', 'XML with a style sheet');
	let root: XmlElement;
	try {
		root = xmlTree(text);
	} catch (error) {
		if (error instanceof EInvoiceReadError) throw harmful(error.code === 'doctype' ? 'doctype' : 'xml');
		throw error;
	}
	if (hasActive(root)) throw notAllowed('XML, aus dem ein Browser eine Seite macht', 'XML that a browser makes a page of');
	return 'xml';
}

/** The first tag after the declaration and comments. */
function firstTag(text: string): string {
	let at = 0;
	for (;;) {
		while (/\s/.test(text.charAt(at))) at++;
		const end = text.startsWith('<!--', at) ? '-->' : text.startsWith('<?', at) ? '?>' : undefined;
		if (!end) break;
		at = text.indexOf(end, at + 2);
		if (at < 0) return '';
		at += end.length;
	}
	const doctype = /^<!doctype\s+([\w:]+)/i.exec(text.slice(at, at + 100));
	return (doctype?.[1] ?? /^<([\w:]+)/.exec(text.slice(at, at + 100))?.[1] ?? '').toLowerCase();
}

const hasActive = ({ namespace, children }: XmlElement): boolean => ACTIVE.includes(namespace) || children.some(hasActive);

/** Two headers of a mail at least, and nothing else before the empty line. */
function isMail(text: string): boolean {
	const headers = text
		.slice(0, 20_000)
		.split(/\r?\n\r?\n/, 1)[0]!
		.split(/\r?\n/);
	const fields = headers.filter((line) => !/^[ \t]/.test(line));
	return fields.every((line) => /^[\x21-\x39\x3b-\x7e]+:/.test(line)) && fields.filter((line) => MAIL_HEADERS.test(line)).length >= 2;
}
