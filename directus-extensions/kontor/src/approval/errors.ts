/** The errors about approval, in words. */
import { CORE_ERRORS, defineErrors, errorsOf } from '../core/errors/errors.ts';

export const APPROVAL_ERRORS = defineErrors({
	BOOKS_CLOSED: {
		guard: 'KN019',
		status: 409,
		de: 'Bis zum {until} ist abgeschlossen: Dort ändert sich nichts mehr.',
		en: 'The books are closed until {until}: nothing changes there any more.',
	},
	ENTRY_LOCKED: {
		guard: 'KN018',
		status: 409,
		de: 'Der Eintrag ist gesperrt (Status „{status}“).',
		en: 'The entry is locked (status “{status}”).',
	},
	ENTRY_RUNNING: {
		status: 409,
		de: 'Die Uhr dieses Eintrags läuft noch. Stoppen Sie sie zuerst.',
		en: 'The timer of this entry is still running. Stop it first.',
	},
	ENTRY_SUBMITTED: {
		status: 409,
		de: 'Der Eintrag ist eingereicht. Ziehen Sie ihn zurück, bevor Sie ihn ändern.',
		en: 'The entry is submitted. Withdraw it before you change it.',
	},
	OWN_APPROVAL: {
		guard: 'KN032',
		status: 403,
		de: 'Über eigene Einträge entscheidet jemand anderes.',
		en: 'Somebody else decides about your own entries.',
	},
	NOT_ALL_POSSIBLE: {
		status: 409,
		de: '{count} von {total} Einträgen gehen nicht; deshalb wurde keiner geändert.',
		en: '{count} of {total} entries are not possible, so none was changed.',
	},
	NOT_REIMBURSABLE: {
		guard: 'KN035',
		status: 409,
		de: 'Diese Ausgabe ist nicht als zu erstatten gekennzeichnet.',
		en: 'This expense is not marked as one to reimburse.',
	},
});

export const kontorError = errorsOf({ ...CORE_ERRORS, ...APPROVAL_ERRORS });
