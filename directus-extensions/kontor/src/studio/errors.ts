/** The errors about flows, in words. */
import { CORE_ERRORS, defineErrors, errorsOf } from '../core/errors/errors.ts';

export const STUDIO_ERRORS = defineErrors({
	NOBODY_ACTS: {
		status: 403,
		de: 'Diesen Schritt hat niemand ausgelöst. Wählen Sie am Schritt unter „Im Namen von“ eine Person, oder lassen Sie den Flow von einer Automatisierung laufen.',
		en: 'Nobody has started this step. Choose a person under “On behalf of” at the step, or let an automation run the flow.',
	},
	NOT_ON_BEHALF: {
		status: 403,
		de: 'Ein Flow, den jemand von Hand oder von außen auslöst, handelt nicht im Namen einer anderen Person. Leeren Sie „Im Namen von“ am Schritt.',
		en: 'A flow that somebody starts by hand or from outside does not act on behalf of another person. Clear “On behalf of” at the step.',
	},
	PERSON_NOT_ACTIVE: {
		status: 409,
		de: '{name} ist nicht mehr aktiv: in ihrem oder seinem Namen läuft nichts. Wählen Sie eine andere Person.',
		en: '{name} is not active any more: nothing runs on their behalf. Choose somebody else.',
	},
	PERSON_OF_OTHER_ORGANIZATION: {
		status: 403,
		de: '{name} gehört nicht zu der Firma, um die es geht. Wählen Sie eine Person von dort.',
		en: '{name} does not belong to the organization that this is about. Choose a person there.',
	},
	PERSON_IS_ADMINISTRATOR: {
		status: 403,
		de: '{name} ist Administrator, mit Rechten in allen Firmen. In diesem Namen läuft nichts von selbst: Wählen Sie eine andere Person.',
		en: '{name} is an administrator, with rights in all organizations. Nothing runs by itself on their behalf: choose somebody else.',
	},
	CHANGES_NOT_COMPARED: {
		status: 500,
		de: 'Die Änderungen konnten nicht zusammengestellt werden: {reason}',
		en: 'The changes could not be put together: {reason}',
	},
});

export const kontorError = errorsOf({ ...CORE_ERRORS, ...STUDIO_ERRORS });
