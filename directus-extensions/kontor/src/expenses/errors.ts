/** The errors about expenses, in words. */

import { APPROVAL_ERRORS } from '../approval/errors.ts';
import { CORE_ERRORS, defineConstraints, defineErrors, errorsOf } from '../core/errors/errors.ts';

export const EXPENSES_ERRORS = defineErrors({
	TAX_AMOUNT_TOO_HIGH: {
		status: 400,
		de: 'So viel Steuer ({tax_amount}) kann in {amount} mit {tax_rate} % nicht enthalten sein; höchstens {most}.',
		en: 'That much tax ({tax_amount}) can not be included in {amount} at {tax_rate} %; at most {most}.',
	},
});

export const kontorError = errorsOf({ ...CORE_ERRORS, ...APPROVAL_ERRORS, ...EXPENSES_ERRORS });

/** Keyed by the constraint of the database that refuses. */
export const EXPENSES_CONSTRAINTS = defineConstraints({
	amount_not_negative: {
		de: 'negativ ist nur, was ein Lieferant gutschreibt: mit der Nummer seiner Gutschrift, und ohne Erstattung',
		en: 'only what a supplier gives back is negative: with the number of the credit note, and not to be reimbursed',
		field: 'amount',
	},
	tax_within_amount: {
		de: 'die Steuer liegt zwischen null und dem Betrag',
		en: 'the tax is between zero and the amount',
		field: 'tax_amount',
	},
});
