/**
 * XML as a tree, by a parser that knows neither entities of a document nor external ones, and refuses a DOCTYPE outright:
 * there is nothing to expand and nothing to fetch.
 */
import { SaxesParser } from 'saxes';
import { EInvoiceReadError } from './read-error.js';

/** Real invoices are about 15 deep; annexes are text of one element. */
const DEEPEST = 50;
const MOST_ELEMENTS = 300_000;
const NONE: ReadonlyMap<string, string> = new Map();

export interface XmlElement {
	namespace: string;
	/** Without prefix. */
	name: string;
	attributes: ReadonlyMap<string, string>;
	children: XmlElement[];
	text: string;
}

export function xmlTree(xml: string): XmlElement {
	const parser = new SaxesParser({ xmlns: true, position: true });
	const open: XmlElement[] = [];
	let root: XmlElement | undefined;
	let count = 0;
	parser.on('error', (error) => {
		throw new EInvoiceReadError('malformed', firstLine(error.message));
	});
	parser.on('doctype', () => {
		throw new EInvoiceReadError('doctype');
	});
	parser.on('opentag', ({ uri, local, attributes }) => {
		if (++count > MOST_ELEMENTS || open.length >= DEEPEST) throw new EInvoiceReadError('too_complex');
		const names = Object.values(attributes).map((attribute) => [attribute.local, attribute.value] as const);
		const element = { namespace: uri, name: local, attributes: names.length > 0 ? new Map(names) : NONE, children: [], text: '' };
		open.at(-1)?.children.push(element);
		root ??= element;
		open.push(element);
	});
	const addText = (text: string) => {
		const element = open.at(-1);
		if (element) element.text += text;
	};
	parser.on('text', addText);
	parser.on('cdata', addText);
	parser.on('closetag', () => {
		open.pop();
	});
	parser.write(xml).close();
	if (!root) throw new EInvoiceReadError('malformed');
	return root;
}

/** All elements at the end of a path of names, whatever their prefixes. */
export function all(element: XmlElement | undefined, ...path: string[]): XmlElement[] {
	let found = element ? [element] : [];
	for (const name of path) found = found.flatMap(({ children }) => children.filter((child) => child.name === name));
	return found;
}

export const first = (element: XmlElement | undefined, ...path: string[]): XmlElement | undefined => all(element, ...path)[0];

/** The text of the first element there, without surrounding space; null if there is none. */
export function textOf(element: XmlElement | undefined, ...path: string[]): string | null {
	const text = first(element, ...path)?.text.trim();
	return text ? text : null;
}

const firstLine = (message: string) => message.split('\n')[0]!.slice(0, 200);
