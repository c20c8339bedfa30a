/** Names of files come from strangers' machines: here they become names that every system can save, and whose extension is right. */
import type { FileKind } from './file-kinds.js';

const LONGEST = 120;
/** Turn the reading direction around, or can't be seen: `rechnung<U+202E>fdp.exe` reads "rechnungexe.pdf". */
const DECEPTIVE = /[\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202f\u205f-\u206f\ufeff\ufff0-\uffff]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/g;
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** A name without folders, as text to show. */
export const cleanText = (given: string, longest: number): string =>
	cut(
		given
			.slice(0, 4 * longest)
			.toWellFormed()
			.normalize('NFC')
			.replace(CONTROL, ' ')
			.replace(DECEPTIVE, '')
			.replace(/\s+/g, ' ')
			.trim(),
		longest,
	);

export function cleanName(given: string, { extensions }: FileKind): string {
	const last = given.slice(-1000).split(/[\\/]/).at(-1)!;
	const text = cleanText(last, 1000)
		.replace(/[<>:"|?*]/g, '_')
		.replace(/^[\s.]+|[\s.]+$/g, '');
	const dot = text.lastIndexOf('.');
	const given_extension = dot > 0 ? text.slice(dot + 1).toLowerCase() : '';
	const extension = extensions.find((one) => one === given_extension) ?? extensions[0];
	// "Vertrag v1.2" has no extension; "rechnung.pdf.exe" has a wrong one.
	const isExtension = /^(?=.*[a-z])[a-z0-9]{1,8}$/.test(given_extension);
	let base = isExtension ? text.slice(0, dot) : text;
	while (base.toLowerCase().endsWith(`.${extension}`)) base = base.slice(0, -extension.length - 1);
	base = cut(base.replace(/^[\s.]+|[\s.]+$/g, ''), LONGEST).trim() || 'document';
	return `${base.replace(RESERVED, '_$1')}.${extension}`;
}

/** By whole characters: half an emoji is none. */
const cut = (text: string, longest: number): string =>
	text.length <= longest
		? text
		: text
				.slice(0, longest)
				.toWellFormed()
				.replace(/\ufffd$/, '');

/** The default title of a document: its file's name, made readable. */
export const titleOf = (name: string): string =>
	name
		.replace(/\.[a-z0-9]+$/i, '')
		.replace(/[_]+/g, ' ')
		.trim() || 'Document';
