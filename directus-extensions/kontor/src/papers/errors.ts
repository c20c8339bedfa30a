/** The errors that invoices and quotes have in common, in words. */
import { CORE_ERRORS, defineConstraints, defineErrors, errorsOf } from '../core/errors/errors.ts';

export const PAPERS_ERRORS = defineErrors({
	DOCUMENT_IS_FINAL: {
		guard: 'KN010',
		status: 409,
		de: 'Ein ausgestelltes Dokument ändert sich nicht mehr. Eine Rechnung wird storniert oder korrigiert, ein Angebot bekommt eine neue Version.',
		en: 'An issued document does not change any more. An invoice is cancelled or corrected, a quote gets a new version.',
	},
	DOCUMENT_STAYS: {
		guard: 'KN011',
		status: 409,
		de: 'Nur Entwürfe werden gelöscht. Ausgestelltes bleibt; eine Rechnung wird storniert.',
		en: 'Only drafts are deleted. What was issued stays; an invoice is cancelled.',
	},
	DOCUMENT_INCOMPLETE: {
		status: 422,
		de: 'Das Dokument kann so nicht ausgestellt werden. Es fehlt oder stimmt nicht: {summary}',
		en: 'The document can not be issued like this. Missing or wrong: {summary}',
	},
	TOTALS_DO_NOT_ADD_UP: {
		status: 500,
		de: 'Die Summen des Dokuments stimmen nicht mit seinen Positionen überein. Es wurde nichts geändert.',
		en: 'The sums of the document do not match its lines. Nothing was changed.',
	},
});

export const kontorError = errorsOf({ ...CORE_ERRORS, ...PAPERS_ERRORS });

/** As a list for the console, and as one sentence for everybody else. */
export function documentIncomplete(missing: readonly { de: string; en: string }[], collection = 'invoices'): Error {
	const sentence = (language: 'de' | 'en') => missing.map((each) => each[language].replace(/\.$/, '')).join('; ');
	return kontorError('DOCUMENT_INCOMPLETE', { summary: { de: sentence('de'), en: sentence('en') }, collection, missing });
}

/** Keyed by the constraint of the database that refuses. */
export const PAPERS_CONSTRAINTS = defineConstraints({
	tax_rate_fits_category: {
		de: 'nur die Kategorie S (Regelsatz) hat einen Steuersatz über null, und sie hat immer einen',
		en: 'only category S (standard rate) has a tax rate above zero, and it always has one',
		field: 'tax_rate',
	},
	service_dates_in_order: {
		de: 'das Leistungsende liegt vor dem Leistungsbeginn',
		en: 'the service ends before it starts',
		field: 'service_to',
	},
	exchange_rate_positive: { de: 'ein Umrechnungskurs ist größer als null', en: 'an exchange rate is above zero', field: 'exchange_rate' },
	total_sign: {
		de: 'der Betrag wäre negativ. Was Sie von einer Rechnung zurücknehmen, wird dort mit „Korrigieren“ oder „Stornieren“ ein eigener Beleg; eine Rechnung selbst ist nie negativ',
		en: 'the total would be negative. What you take back of an invoice becomes a document of its own, by “Correct” or “Cancel” there; an invoice itself is never negative',
		field: 'lines',
	},
});
