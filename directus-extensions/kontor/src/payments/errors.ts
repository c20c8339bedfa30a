/** The errors about payments, in words. */
import { CORE_ERRORS, defineConstraints, defineErrors, errorsOf } from '../core/errors/errors.ts';

export const PAYMENTS_ERRORS = defineErrors({
	INVOICE_NOT_PAYABLE: {
		guard: 'KN015',
		status: 409,
		de: 'Auf dieses Dokument kann nicht gezahlt werden (Status „{status}“).',
		en: 'This document can not be paid (status “{status}”).',
	},
	OVERPAYMENT: {
		guard: 'KN014',
		status: 409,
		de: 'Der Betrag ist höher als der offene Betrag von {open} {currency}. Soll der Rest Guthaben werden, geben Sie allow_overpayment an.',
		en: 'The amount is more than the open amount of {open} {currency}. Give allow_overpayment to keep the rest as credit.',
	},
	REVERSAL_NOT_POSSIBLE: {
		guard: 'KN016',
		status: 409,
		de: 'Eine Gegenbuchung hebt genau eine Zahlung derselben Rechnung ganz auf, und jede nur einmal.',
		en: 'A counter-entry takes back exactly one payment of the same invoice, whole, and each only once.',
	},
	CREDIT_INSUFFICIENT: {
		guard: 'KN017',
		status: 409,
		de: 'So viel Guthaben ist nicht da: {balance} {currency}.',
		en: 'There is not that much credit: {balance} {currency}.',
	},
	SKONTO_NOT_POSSIBLE: {
		guard: 'KN025',
		status: 409,
		de: 'Skonto ist hier nicht möglich: höchstens {amount} {currency}, Zahlung bis {until}. Offen bliebe {rest} {currency}.',
		en: 'The cash discount is not possible here: at most {amount} {currency}, paid until {until}. {rest} {currency} would be left open.',
	},
	ALLOCATION_NOT_POSSIBLE: {
		status: 400,
		de: 'Die Zahlung lässt sich so nicht aufteilen: {reason}.',
		en: 'The payment can not be divided like this: {reason}.',
	},
	DATE_IN_FUTURE: {
		guard: 'KN024',
		status: 400,
		de: 'Das Datum liegt in der Zukunft: Gebucht wird, was geschehen ist.',
		en: 'The date is in the future: what has happened is booked.',
	},
	ENTRY_IS_FINAL: {
		guard: 'KN013',
		status: 409,
		de: 'Eine Buchung wird nie geändert oder gelöscht. Erfassen Sie eine Gegenbuchung.',
		en: 'An entry in the books is never changed or deleted. Record a counter-entry.',
	},
});

export const kontorError = errorsOf({ ...CORE_ERRORS, ...PAYMENTS_ERRORS });

/** Why a payment is not divided like this: the reason of `ALLOCATION_NOT_POSSIBLE`. */
export const NOT_DIVIDED = {
	twice: { de: 'Eine Rechnung ist zweimal genannt', en: 'an invoice is named twice' },
	'too much': { de: 'Die Teile sind mehr als der Betrag', en: 'the parts are more than the amount' },
	'too little': {
		de: 'Die Teile sind weniger als der Betrag; soll der Rest Guthaben werden, geben Sie allow_overpayment an',
		en: 'the parts are less than the amount; give allow_overpayment to keep the rest as credit',
	},
	customer: { de: 'Die Rechnungen sind nicht alle von diesem Kunden', en: 'the invoices are not all of this customer' },
	currency: { de: 'Die Rechnungen haben verschiedene Währungen', en: 'the invoices have different currencies' },
} as const;

/** Keyed by the constraint of the database that refuses. */
export const PAYMENTS_CONSTRAINTS = defineConstraints({
	uq_payments_reverses: {
		de: 'die Zahlung ist schon aufgehoben',
		en: 'the payment has been taken back already',
		field: 'reverses_payment_id',
	},
	amount_or_counter_entry: {
		de: 'ein Betrag ist größer als null; eine Korrektur nennt die Zahlung, die sie aufhebt',
		en: 'an amount is greater than zero; a correction names the payment it reverses',
		field: 'amount',
	},
});
