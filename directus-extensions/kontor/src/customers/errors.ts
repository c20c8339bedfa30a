/** The errors about customers, in words. */
import { CORE_ERRORS, defineConstraints, defineErrors, errorsOf } from '../core/errors/errors.ts';

export const CUSTOMERS_ERRORS = defineErrors({
	CUSTOMER_HAS_INVOICES: {
		guard: 'KN002',
		status: 409,
		de: 'Ein Kunde mit ausgestellten Rechnungen kann nicht gelöscht werden. Setzen Sie ihn auf „Inaktiv“.',
		en: 'A customer with issued invoices can not be deleted. Set it to “Inactive” instead.',
	},
});

export const kontorError = errorsOf({ ...CORE_ERRORS, ...CUSTOMERS_ERRORS });

/** Keyed by the constraint of the database that refuses. */
export const CUSTOMERS_CONSTRAINTS = defineConstraints({
	consent_has_date: { de: 'zur Einwilligung gehört ihr Datum', en: 'a consent needs its date', field: 'gdpr_consent_at' },
	name_has_no_comma: { de: 'ein Schlagwort enthält kein Komma', en: 'a tag has no comma', field: 'name' },
});
