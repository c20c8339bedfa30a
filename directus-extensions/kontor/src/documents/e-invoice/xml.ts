/** XML from plain objects: keys are elements in their order, '@' are attributes, '#' is the text. */
import { create } from 'xmlbuilder2';
import { type Cents, formatCents } from '../../core/rules/money.js';

export type Content = string | undefined | Element | readonly Content[];
export interface Element {
	readonly [name: string]: Content;
}

export const toXml = (root: Element): string =>
	create({ version: '1.0', encoding: 'UTF-8' }, compact(root) ?? {}).end({ prettyPrint: true });

/** For an element that the schema wants, even with nothing in it. */
export const EMPTY: Element = {};

export const amount = (cents: Cents | undefined) => (cents === undefined ? undefined : formatCents(cents));

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
	// Attributes alone say nothing.
	return entries.some(([name]) => !name.startsWith('@')) ? Object.fromEntries(entries) : undefined;
}
