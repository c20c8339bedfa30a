/** A PDF that is nothing else besides. What stands in it (scripts, actions) is the viewer's matter, and how it is served is ours. */
import { harmful } from './refusals.js';

const END_OF_ZIP = Buffer.from('PK\x05\x06', 'latin1');

export const looksLikePdf = (content: Buffer): boolean => content.subarray(0, 1024).includes('%PDF-');

export function inspectPdf(content: Buffer): void {
	const start = content.indexOf('%PDF-');
	// A mark of the encoding or an empty line are mistakes of real programs; anything more is not.
	if (!/^(\xef\xbb\xbf)?\s*$/.test(content.subarray(0, start).toString('latin1'))) throw harmful('two_in_one');
	const end = content.lastIndexOf('%%EOF');
	if (end < 0) throw harmful('damaged');
	const rest = content.subarray(end + 5).toString('latin1');
	if (rest.replace(/[\s\0]/g, '').length > 0) throw harmful('two_in_one');
	if (endsAsZip(content)) throw harmful('two_in_one');
}

/** An archive is found from its end: only where its last record reaches exactly to the end of the file, it is one. */
export function endsAsZip(content: Buffer): boolean {
	const earliest = Math.max(0, content.length - 22 - 65_535);
	for (let at = content.lastIndexOf(END_OF_ZIP); at >= earliest; at = at === 0 ? -1 : content.lastIndexOf(END_OF_ZIP, at - 1))
		if (at + 22 <= content.length && at + 22 + content.readUInt16LE(at + 20) >= content.length - 2) return true;
	return false;
}
