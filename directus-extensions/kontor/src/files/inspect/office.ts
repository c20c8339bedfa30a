/** Office files (Office Open XML, OpenDocument): archives of a known form, without macros. */
import type { KindName } from '../rules/file-kinds.js';
import { harmful, notAllowed } from './refusals.js';
import { unpack, type ZipEntry, zipEntries } from './zip.js';

const OPEN_XML: readonly [RegExp, KindName][] = [
	[/wordprocessingml\.(document|template)\.main\+xml/, 'docx'],
	[/spreadsheetml\.(sheet|template)\.main\+xml/, 'xlsx'],
	[/presentationml\.(presentation|template|slideshow)\.main\+xml/, 'pptx'],
];
const OPEN_DOCUMENT: Record<string, KindName> = { text: 'odt', spreadsheet: 'ods', presentation: 'odp', graphics: 'odg' };
const PROGRAMS = /vbaproject|vbadata|macrosheets\/|(^|\/)activex\/|\.(exe|dll|com|scr|bat|cmd|ps1|vbs|js|jar|hta|lnk)$/i;
const PROGRAMS_OF_OPEN_DOCUMENT = /^(basic|scripts)\//i;

export async function officeKind(content: Buffer): Promise<KindName> {
	const entries = zipEntries(content);
	const kind = await kindOf(entries);
	if (!kind) throw notAllowed('ZIP-Archiv', 'ZIP archive');
	const isOpenDocument = kind.startsWith('od');
	if (entries.some(({ name }) => PROGRAMS.test(name) || (isOpenDocument && PROGRAMS_OF_OPEN_DOCUMENT.test(name)))) throw harmful('macros');
	for (const entry of entries) {
		const start = await unpack(entry);
		if (/\.(xml|rels|vml)$/i.test(entry.name) && /<!(doctype|entity)/i.test(start.toString('latin1').replaceAll('\0', '')))
			throw harmful('doctype');
	}
	return kind;
}

async function kindOf(entries: ZipEntry[]): Promise<KindName | undefined> {
	const [first] = entries;
	if (first?.name === 'mimetype' && !first.isDeflated) {
		const type = first.packed.toString('latin1').trim();
		return OPEN_DOCUMENT[/^application\/vnd\.oasis\.opendocument\.(\w+)(-template)?$/.exec(type)?.[1] ?? ''];
	}
	const types = entries.find(({ name }) => name === '[Content_Types].xml');
	if (!types) return undefined;
	const text = (await unpack(types, 2_000_000)).toString('utf8');
	if (/macro|vbaproject/i.test(text)) throw harmful('macros');
	return OPEN_XML.find(([main]) => main.test(text))?.[1];
}
