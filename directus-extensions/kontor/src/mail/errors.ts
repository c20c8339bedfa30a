/** The errors about mail, in words. */
import { CORE_ERRORS, defineErrors, errorsOf } from '../core/errors/errors.ts';

export const MAIL_ERRORS = defineErrors({
	RECIPIENT_MISSING: {
		status: 422,
		de: 'Es ist keine E-Mail-Adresse bekannt: Tragen Sie beim Kunden eine ein („{column}“), oder geben Sie den Empfänger an („to“).',
		en: 'No e-mail address is known: enter one at the customer (“{column}”), or say to whom it goes (“to”).',
	},
	RECIPIENT_NOT_USABLE: {
		status: 422,
		de: 'An „{value}“ kann keine E-Mail gehen: Das ist nicht eine einzelne E-Mail-Adresse. Berichtigen Sie „{column}“, oder geben Sie den Empfänger an („to“).',
		en: 'No mail can go to “{value}”: it is not one e-mail address. Correct “{column}”, or say to whom it goes (“to”).',
	},
	MAIL_WAITS: {
		status: 409,
		de: 'Eine E-Mail mit diesem Dokument an {recipient} wartet schon im Postausgang.',
		en: 'A mail with this document to {recipient} is waiting in the outbox already.',
	},
	MAIL_IS_SENT: {
		guard: 'KN070',
		status: 409,
		de: 'Was in einer E-Mail steht, ändert sich nicht mehr, und eine versendete bleibt im Postausgang.',
		en: 'What a mail says does not change any more, and one that was sent stays in the outbox.',
	},
	OUTBOX_IS_GIVEN: {
		status: 403,
		de: 'In den Postausgang wird nichts eingetragen: Senden Sie das Dokument (POST /billing/invoices/:id/send).',
		en: 'Nothing is written into the outbox: send the document (POST /billing/invoices/:id/send).',
	},
	PLACEHOLDER_UNKNOWN: {
		status: 400,
		de: 'Diese Platzhalter gibt es nicht: {unknown}. Es gibt: {known}.',
		en: 'There are no such placeholders: {unknown}. There are: {known}.',
	},
});

export const kontorError = errorsOf({ ...CORE_ERRORS, ...MAIL_ERRORS });

/** Of `INVALID_REQUEST`. */
export const SUBJECT_HAS_ONE_LINE = { de: 'ein Betreff hat eine Zeile', en: 'a subject has one line' };
