/** Why a file can't be read as an e-invoice: a closed list, told in both languages. */

const TEXTS = {
	empty: { de: 'Die Datei ist leer.', en: 'The file is empty.' },
	too_large: {
		de: 'Die Datei ist zu groß: E-Rechnungen dürfen höchstens 10 MB haben.',
		en: 'The file is too large: e-invoices may have 10 MB at most.',
	},
	too_complex: {
		de: 'Die Datei ist ungewöhnlich verschachtelt und wird nicht gelesen.',
		en: 'The file is nested in an unusual way and will not be read.',
	},
	not_xml: { de: 'Die Datei ist weder XML noch ein PDF.', en: 'The file is neither XML nor a PDF.' },
	malformed: { de: 'Das XML ist beschädigt.', en: 'The XML is damaged.' },
	doctype: {
		de: 'Das XML enthält eine DOCTYPE-Angabe. In E-Rechnungen ist sie nicht erlaubt; aus Sicherheitsgründen wird die Datei nicht gelesen.',
		en: 'The XML has a DOCTYPE. E-invoices must not have one; for safety the file will not be read.',
	},
	encoding: {
		de: 'Die Zeichenkodierung wird nicht unterstützt oder stimmt nicht (erlaubt: UTF-8, UTF-16, ISO-8859-1).',
		en: 'The character encoding is not supported or wrong (allowed: UTF-8, UTF-16, ISO-8859-1).',
	},
	not_an_invoice: { de: 'Das XML ist keine E-Rechnung (CII oder UBL).', en: 'The XML is no e-invoice (CII or UBL).' },
	unsupported_profile: {
		de: 'Dieses Profil wird nicht unterstützt. Gelesen werden EN 16931, XRechnung und ZUGFeRD/Factur-X ab Version 2.',
		en: 'This profile is not supported. EN 16931, XRechnung and ZUGFeRD/Factur-X from version 2 on can be read.',
	},
	missing_data: { de: 'Eine Pflichtangabe fehlt.', en: 'Something mandatory is missing.' },
	invalid_value: { de: 'Ein Betrag oder ein Datum ist nicht lesbar.', en: 'An amount or a date is not readable.' },
	pdf_without_invoice: { de: 'Das PDF enthält keine E-Rechnung.', en: 'The PDF contains no e-invoice.' },
	pdf_encrypted: { de: 'Das PDF ist verschlüsselt.', en: 'The PDF is encrypted.' },
	pdf_damaged: {
		de: 'Das PDF ist beschädigt oder auf ungewöhnliche Weise komprimiert.',
		en: 'The PDF is damaged or compressed in an unusual way.',
	},
} as const;

export type ReadErrorCode = keyof typeof TEXTS;

export class EInvoiceReadError extends Error {
	readonly code: ReadErrorCode;
	/** What exactly, in technical words: an element, a line of the file. */
	readonly detail: string | null;
	readonly de: string;
	readonly en: string;

	constructor(code: ReadErrorCode, detail: string | null = null) {
		super(detail ? `${TEXTS[code].en} (${detail})` : TEXTS[code].en);
		this.name = 'EInvoiceReadError';
		this.code = code;
		this.detail = detail;
		this.de = detail ? `${TEXTS[code].de} (${detail})` : TEXTS[code].de;
		this.en = this.message;
	}
}
