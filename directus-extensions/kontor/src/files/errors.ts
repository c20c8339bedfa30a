/** The errors about files and documents, in words. */
import { CORE_ERRORS, defineConstraints, defineErrors, errorsOf } from '../core/errors/errors.ts';

export const FILES_ERRORS = defineErrors({
	DOCUMENT_IS_KEPT: {
		guard: 'KN040',
		status: 409,
		de: 'Das Dokument ist bis zum {until} aufzubewahren. Bis dahin wird es weder gelöscht noch ersetzt, und die Frist wird nicht kürzer.',
		en: 'The document has to be kept until {until}. Until then it is neither deleted nor replaced, and that day does not come earlier.',
	},
	FILE_STAYS: {
		guard: 'KN041',
		status: 409,
		de: 'Der Inhalt einer Datei wird nicht ausgetauscht. Laden Sie eine neue Version des Dokuments hoch.',
		en: 'The content of a file is not exchanged. Upload a new version of the document.',
	},
	FILE_TYPE_NOT_ALLOWED: {
		status: 415,
		de: 'Diese Art von Datei wird nicht angenommen ({found}). Erlaubt sind: {allowed}.',
		en: 'This kind of file is not accepted ({found}). Allowed are: {allowed}.',
	},
	FILE_HARMFUL: { status: 422, de: 'Die Datei wird nicht angenommen: {reason}.', en: 'The file is not accepted: {reason}.' },
	FILE_EMPTY: { status: 400, de: 'Die Datei ist leer.', en: 'The file is empty.' },
	FILE_IMPORT_OFF: {
		status: 403,
		de: 'Dateien werden nicht von fremden Adressen geholt. Laden Sie die Datei herunter und dann hier hoch.',
		en: 'Files are not fetched from other addresses. Download the file and upload it here.',
	},
});

export const kontorError = errorsOf({ ...CORE_ERRORS, ...FILES_ERRORS });

/** What is wrong with the content of a file: the reason of `FILE_HARMFUL`. */
export const HARMS = {
	damaged: { de: 'sie ist beschädigt oder unvollständig', en: 'it is damaged or incomplete' },
	two_in_one: {
		de: 'sie ist zugleich eine Datei anderer Art (an ihrem Anfang oder Ende steht noch etwas)',
		en: 'it is a file of another kind as well (something stands before its beginning or after its end)',
	},
	macros: { de: 'sie enthält Makros oder andere Programme', en: 'it contains macros or other programs' },
	bomb: { de: 'sie würde ausgepackt übermäßig groß', en: 'it would become excessively large when unpacked' },
	encrypted: { de: 'sie ist verschlüsselt, also nicht zu prüfen', en: 'it is encrypted and can not be checked' },
	pixels: { de: 'das Bild hat zu viele Bildpunkte (höchstens 100 Millionen)', en: 'the picture has too many pixels (100 million at most)' },
	doctype: { de: 'ihr XML enthält eine DOCTYPE-Angabe', en: 'its XML has a DOCTYPE' },
	xml: { de: 'das XML ist beschädigt oder ungewöhnlich', en: 'the XML is damaged or unusual' },
	too_large_xml: { de: 'XML darf höchstens 10 MB haben', en: 'XML may have 10 MB at most' },
} as const;

/** Keyed by the constraint of the database that refuses. */
export const FILES_CONSTRAINTS = defineConstraints({
	link_is_complete: { de: 'zu einer Verknüpfung gehören Art und ID', en: 'a link needs its kind and its id', field: 'linked_id' },
});
