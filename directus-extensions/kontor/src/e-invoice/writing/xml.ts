/** XML from plain objects: keys are elements in their order, '@' are attributes, '#' is the text. All of it is escaped here, and nowhere else. */
import { type Cents, formatCents } from '../../core/rules/money.js';

export type Content = string | undefined | Element | readonly Content[];
export interface Element {
	readonly [name: string]: Content;
}

/** The content that is written, without empty elements. Text alone, or attributes, text and children by name. */
export type Written = string | { readonly [name: string]: string | Written | readonly Written[] };

export const toXml = (root: Element): string => serialize(written(root));

/** For an element that the schema requires even when it is empty. */
export const EMPTY: Element = {};

export const amount = (cents: Cents | undefined) => (cents === undefined ? undefined : formatCents(cents));

export const written = (root: Element): Written => compact(root) ?? {};

export function serialize(root: Written): string {
	const [[name, content]] = Object.entries(root) as [[string, Written]];
	return `<?xml version="1.0" encoding="UTF-8"?>\n${elementOf(name, content, '')}`;
}

function elementOf(name: string, content: Written, indent: string): string {
	if (typeof content === 'string') return `${indent}<${name}>${escaped(content)}</${name}>`;
	let attributes = '';
	let text = '';
	const children: string[] = [];
	for (const [key, value] of Object.entries(content)) {
		if (key.startsWith('@')) attributes += ` ${key.slice(1)}="${escaped(value as string)}"`;
		else if (key === '#') text = escaped(value as string);
		else for (const one of Array.isArray(value) ? value : [value]) children.push(elementOf(key, one, `${indent}  `));
	}
	const tag = `${indent}<${name}${attributes}`;
	if (children.length > 0) return `${tag}>\n${children.join('\n')}\n${indent}</${name}>`;
	return text ? `${tag}>${text}</${name}>` : `${tag}/>`;
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' };

/** Every & was typed by somebody: '&reg;' in a name means these characters, not the sign. */
const escaped = (text: string): string => text.replace(/[&<>"\r]/g, (character) => ESCAPES[character]!);

/** Empty elements are forbidden (PEPPOL-EN16931-R008), and so are groups that would only hold them. */
function compact(content: Content): any {
	if (content === undefined || typeof content === 'string') return content || undefined;
	if (content === EMPTY) return {};
	if (Array.isArray(content)) {
		const items = content.map(compact).filter((item) => item !== undefined);
		return items.length > 0 ? items : undefined;
	}
	const entries = Object.entries(content)
		.map(([name, child]) => [name, compact(child)] as const)
		.filter(([, child]) => child !== undefined);
	// An element with attributes but no content is left out.
	return entries.some(([name]) => !name.startsWith('@')) ? Object.fromEntries(entries) : undefined;
}
