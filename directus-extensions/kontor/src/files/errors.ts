/** What is refused about files and documents, and in which words. */
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

/** By the constraint of the database that says no. */
export const FILES_CONSTRAINTS = defineConstraints({
	link_is_complete: { de: 'zu einer Verknüpfung gehören Art und ID', en: 'a link needs its kind and its id', field: 'linked_id' },
});
