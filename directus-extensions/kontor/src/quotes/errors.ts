/** The errors about quotes, in words. */

import { BILLING_ERRORS } from '../billing/errors.ts';
import { CORE_ERRORS, datesInOrder, defineConstraints, defineErrors, errorsOf } from '../core/errors/errors.ts';
import { PAPERS_ERRORS } from '../papers/errors.ts';

export const QUOTES_ERRORS = defineErrors({
	QUOTE_NOT_ACCEPTED: {
		status: 409,
		de: 'Das geht mit einem angenommenen Angebot; dieses hat den Status „{status}“.',
		en: 'This takes a quote that was accepted; this one is “{status}”.',
	},
	QUOTE_HAS_OPEN_VERSION: {
		status: 409,
		de: 'Von diesem Angebot gibt es schon einen Entwurf der nächsten Version. Bearbeiten, versenden oder löschen Sie ihn.',
		en: 'There is a draft of the next version of this quote already. Change it, send it or delete it.',
	},
	QUOTE_HAS_PROJECT: {
		status: 409,
		de: 'Zu diesem Angebot gehört schon ein Projekt.',
		en: 'This quote has a project already.',
	},
	QUOTE_INVOICED: {
		guard: 'KN063',
		status: 409,
		de: 'Zu diesem Angebot gibt es schon eine Rechnung über das Ganze ({number}). Stornieren oder löschen Sie sie zuerst.',
		en: 'There is an invoice for the whole of this quote already ({number}). Cancel or delete it first.',
	},
	QUOTE_HAS_DOWN_PAYMENTS: {
		guard: 'KN086',
		status: 409,
		de: 'Zu diesem Angebot gibt es Abschlagsrechnungen. Erstellen Sie die Schlussrechnung: Sie zieht sie ab.',
		en: 'There are down-payment invoices of this quote. Create the final invoice: it deducts them.',
	},
	QUOTE_TERMS_DIFFER: {
		guard: 'KN088',
		status: 409,
		de: '„{field}“ ist anders als im Angebot. Ein Angebot wird in seiner Währung und mit seiner Preisart abgerechnet.',
		en: '“{field}” is not the quote’s. A quote is billed in its own currency and price mode.',
	},
	NO_DOWN_PAYMENT: {
		status: 409,
		de: 'Zu diesem Angebot gibt es keine ausgestellte Abschlagsrechnung. Rechnen Sie das Ganze mit einer gewöhnlichen Rechnung ab.',
		en: 'This quote has no down-payment invoice that was issued. Bill the whole with an ordinary invoice.',
	},
	DOWN_PAYMENT_IS_DRAFT: {
		status: 409,
		de: 'Eine Abschlagsrechnung zu diesem Angebot ist noch ein Entwurf. Stellen Sie sie zuerst aus, oder löschen Sie sie.',
		en: 'A down-payment invoice of this quote is still a draft. Issue it first, or delete it.',
	},
	DOWN_PAYMENTS_OVER_100: {
		status: 409,
		de: 'Die Abschläge wären zusammen mehr als 100 %: Es bleiben {left} %.',
		en: 'The down payments would be more than 100 % together: {left} % are left.',
	},
	DOWN_PAYMENT_TOO_SMALL: {
		status: 422,
		de: 'Für einen Abschlag ist das zu wenig: Abschläge werden auf Beträge abgerundet, deren Steuer auf den Cent genau ist (bei 19 % und 7 % volle Euro).',
		en: 'This is too little for a down payment: they are rounded down to amounts whose tax is exact to the cent (full euros at 19 % and 7 %).',
	},
	DOWN_PAYMENTS_EXCEED: {
		status: 409,
		de: 'Die Abschlagsrechnungen sind zusammen mehr als das Angebot. Stornieren Sie zuerst eine davon.',
		en: 'The down-payment invoices are more than the quote together. Cancel one of them first.',
	},
	DOWN_PAYMENT_NOT_DEDUCTIBLE: {
		guard: 'KN060',
		status: 409,
		de: 'Diese Abschlagsrechnung kann hier nicht abgezogen werden: Sie ist nicht ausgestellt, storniert, gehört zu einem anderen Angebot oder ist schon abgezogen ({number}).',
		en: 'This down-payment invoice can not be deducted here: it is not issued, is cancelled, is of another quote or is deducted already ({number}).',
	},
	DOWN_PAYMENT_NOT_DEDUCTED: {
		guard: 'KN064',
		status: 409,
		de: 'Die Schlussrechnung zieht die Abschlagsrechnung {number} nicht (ganz) ab. Löschen Sie den Entwurf und erstellen Sie ihn aus dem Angebot neu.',
		en: 'The final invoice does not deduct the down-payment invoice {number} (as a whole). Delete the draft and create it from the quote again.',
	},
	DOWN_PAYMENT_NOT_CORRECTED: {
		guard: 'KN062',
		status: 409,
		de: 'Eine Abschlagsrechnung wird nicht in Teilen korrigiert. Stornieren Sie sie und stellen Sie eine neue aus.',
		en: 'A down-payment invoice is not corrected in parts. Cancel it and issue a new one.',
	},
	MADE_FROM_QUOTE: {
		guard: 'KN061',
		status: 409,
		de: 'Das bleibt, wie es aus dem Angebot entstanden ist. Löschen Sie den Entwurf und erstellen Sie ihn neu.',
		en: 'This stays as it was made from the quote. Delete the draft and create it anew.',
	},
});

export const kontorError = errorsOf({ ...CORE_ERRORS, ...PAPERS_ERRORS, ...BILLING_ERRORS, ...QUOTES_ERRORS });

/** What `DOCUMENT_INCOMPLETE` says of a quote without any. */
export const LINE_NEEDED = { de: 'mindestens eine Position, die nicht optional ist', en: 'at least one line that is not optional' };

/** Keyed by the constraint of the database that refuses. */
export const QUOTES_CONSTRAINTS = defineConstraints({
	uq_quotes_previous: {
		de: 'von diesem Angebot gibt es schon eine nächste Version',
		en: 'this quote has a next version already',
		field: 'previous_quote_id',
	},
	'quotes.dates_in_order': datesInOrder('valid_until'),
});
