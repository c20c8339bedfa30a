/** What a file is, by its content; or why it is not accepted. Nothing is written anywhere for it. */
import { kontorError } from '../errors.js';
import { type FileKind, KINDS, type KindName } from '../rules/file-kinds.js';
import { cleanName } from '../rules/file-name.js';
import { inspectPicture, pictureOf } from './images.js';
import { officeKind } from './office.js';
import { inspectPdf, looksLikePdf } from './pdf.js';
import { notAllowed } from './refusals.js';
import { textKind } from './text.js';
import { isZip } from './zip.js';

/** Other kinds, by their first bytes, only for a helpful message; unknown files are refused as well. */
const KNOWN_OTHERS: readonly { starts: readonly string[]; de: string; en: string }[] = [
	{
		starts: ['d0cf11e0'],
		de: 'altes oder verschlüsseltes Office-Format: als .docx, .xlsx oder PDF speichern',
		en: 'old or encrypted Office format: save it as .docx, .xlsx or PDF',
	},
	{ starts: ['4d5a', '7f454c46', 'cafebabe', 'cffaedfe', '2321'], de: 'Programm', en: 'program' },
	{ starts: ['52617221', '377abcaf', '1f8b', '425a68', 'fd377a585a'], de: 'Archiv', en: 'archive' },
	{ starts: ['49492a00', '4d4d002a'], de: 'TIFF-Bild: als PNG oder PDF speichern', en: 'TIFF picture: save it as PNG or PDF' },
	{
		starts: ['52494646', '494433', 'fffb', '4f676753', '1a45dfa3', '00000018667479', '00000020667479'],
		de: 'Ton oder Film',
		en: 'sound or video',
	},
];

export interface InspectedFile extends FileKind {
	content: Buffer;
	name: string;
}

export async function inspectFile(content: Buffer, givenName: string): Promise<InspectedFile> {
	if (content.length === 0) throw kontorError('FILE_EMPTY');
	const found = await kindOf(content);
	// A table is text; only its name tells.
	const kind: FileKind = KINDS[found === 'text' && /\.csv$/i.test(givenName.trim()) ? 'csv' : found];
	return { ...kind, content, name: cleanName(givenName, kind) };
}

async function kindOf(content: Buffer): Promise<KindName> {
	const picture = pictureOf(content);
	if (picture) {
		inspectPicture(content, picture);
		return picture.kind;
	}
	if (content.length >= 22 && isZip(content)) return officeKind(content);
	if (looksLikePdf(content)) {
		inspectPdf(content);
		return 'pdf';
	}
	const start = content.toString('hex', 0, 16);
	const other = KNOWN_OTHERS.find(({ starts }) => starts.some((signature) => start.startsWith(signature)));
	const kind = other ? undefined : textKind(content);
	if (!kind) throw notAllowed(other?.de ?? 'unbekannt', other?.en ?? 'unknown');
	return kind;
}
