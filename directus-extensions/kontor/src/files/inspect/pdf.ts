/**
 * Checks that a PDF is not another kind of file at the same time. Scripts and actions in it are left to the viewer; how it is served
 * makes them harmless.
 */
import { harmful } from './refusals.js';

const END_OF_ZIP = Buffer.from('PK\x05\x06', 'latin1');

export const looksLikePdf = (content: Buffer): boolean => content.subarray(0, 1024).includes('%PDF-');

export function inspectPdf(content: Buffer): void {
	const start = content.indexOf('%PDF-');
	// A byte order mark or an empty line before the header are mistakes of real programs; anything else is not.
	if (!/^(\xef\xbb\xbf)?\s*$/.test(content.subarray(0, start).toString('latin1'))) throw harmful('two_in_one');
	const end = content.lastIndexOf('%%EOF');
	if (end < 0) throw harmful('damaged');
	const rest = content.subarray(end + 5).toString('latin1');
	if (rest.replace(/[\s\0]/g, '').length > 0) throw harmful('two_in_one');
	if (endsAsZip(content)) throw harmful('two_in_one');
}

/** An archive is read from its end: the file is one only if its last record reaches exactly to the end of the file. */
export function endsAsZip(content: Buffer): boolean {
	const earliest = Math.max(0, content.length - 22 - 65_535);
	for (let at = content.lastIndexOf(END_OF_ZIP); at >= earliest; at = at === 0 ? -1 : content.lastIndexOf(END_OF_ZIP, at - 1))
		if (at + 22 <= content.length && at + 22 + content.readUInt16LE(at + 20) >= content.length - 2) return true;
	return false;
}
