/** The kinds of files that are accepted. The content decides what a file is (inspect/); the name is adjusted to it. */

export interface FileKind {
	/** MIME type. */
	type: string;
	/** The first one is given to files that have none, or a wrong one. */
	extensions: readonly [string, ...string[]];
}

const kind = (type: string, ...extensions: [string, ...string[]]): FileKind => ({ type, extensions });

const OPEN_XML = 'application/vnd.openxmlformats-officedocument';
const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument';

export const KINDS = {
	pdf: kind('application/pdf', 'pdf'),
	png: kind('image/png', 'png'),
	jpeg: kind('image/jpeg', 'jpg', 'jpeg'),
	gif: kind('image/gif', 'gif'),
	webp: kind('image/webp', 'webp'),
	heic: kind('image/heic', 'heic', 'heif'),
	docx: kind(`${OPEN_XML}.wordprocessingml.document`, 'docx'),
	xlsx: kind(`${OPEN_XML}.spreadsheetml.sheet`, 'xlsx'),
	pptx: kind(`${OPEN_XML}.presentationml.presentation`, 'pptx'),
	odt: kind(`${OPEN_DOCUMENT}.text`, 'odt'),
	ods: kind(`${OPEN_DOCUMENT}.spreadsheet`, 'ods'),
	odp: kind(`${OPEN_DOCUMENT}.presentation`, 'odp'),
	odg: kind(`${OPEN_DOCUMENT}.graphics`, 'odg'),
	xml: kind('application/xml', 'xml'),
	eml: kind('message/rfc822', 'eml'),
	csv: kind('text/csv', 'csv'),
	text: kind('text/plain', 'txt'),
} as const;

export type KindName = keyof typeof KINDS;

export const ALLOWED = 'PDF, PNG, JPEG, GIF, WebP, HEIC, DOCX, XLSX, PPTX, ODT, ODS, ODP, ODG, XML, CSV, TXT, EML';

/** What a browser may show, because it is harmless; everything else is served as a download. */
export const SHOWN_INLINE: ReadonlySet<string> = new Set(['application/pdf', 'image/png', 'image/jpeg', 'image/gif', 'image/webp']);
