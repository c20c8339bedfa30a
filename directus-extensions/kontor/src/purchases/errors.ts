/** The errors about what comes from suppliers, in words. */
import { CORE_ERRORS, defineConstraints, defineErrors, errorsOf } from '../core/errors/errors.ts';
import { FILES_ERRORS } from '../files/errors.ts';

export const PURCHASES_ERRORS = defineErrors({
	E_INVOICE_NOT_READABLE: {
		status: 422,
		de: 'Die E-Rechnung kann nicht gelesen werden: {reason}',
		en: 'The e-invoice can not be read: {reason}',
	},
});

export const kontorError = errorsOf({ ...CORE_ERRORS, ...FILES_ERRORS, ...PURCHASES_ERRORS });

/** Keyed by the constraint of the database that refuses. */
export const PURCHASES_CONSTRAINTS = defineConstraints({
	inbox_has_employee: {
		de: 'zu einem Postfach für Eingangsrechnungen gehört, wer sie bearbeitet',
		en: 'an address for incoming invoices needs somebody who handles them',
		field: 'inbox_employee_id',
	},
	inbox_employee_is_active: {
		de: 'Eingangsrechnungen bearbeitet jemand, dessen Konto aktiv ist',
		en: 'incoming invoices are handled by somebody whose account is active',
		field: 'inbox_employee_id',
	},
	inbox_address_form: {
		de: 'das Postfach für Eingangsrechnungen ist eine einzelne E-Mail-Adresse',
		en: 'the address for incoming invoices is one e-mail address',
		field: 'inbox_address',
	},
});
