/** The errors about automations, in words. */
import { CORE_ERRORS, defineConstraints, defineErrors, errorsOf } from '../core/errors/errors.ts';

export const AUTOMATIONS_ERRORS = defineErrors({
	ADMINISTRATORS_AUTOMATE: {
		status: 403,
		de: 'Automatisierungen handeln im Namen anderer: nur Administratoren legen sie an und ändern sie.',
		en: 'Automations act on behalf of others: only administrators make and change them.',
	},
	AUTOMATION_FLOW_MISSING: {
		status: 409,
		de: 'Der Flow ist nicht eingeschaltet, oder er hat einen anderen Auslöser als „Ein anderer Flow“.',
		en: 'The flow is not active, or has another trigger than “Another Flow”.',
	},
	AUTOMATION_ROW_HIDDEN: {
		status: 409,
		de: '{name} darf nicht sehen, worum es geht ({table}), oder es ist nicht mehr da. Wählen Sie eine Person mit mehr Rechten.',
		en: '{name} may not see what this is about ({table}), or it is gone. Choose somebody with more rights.',
	},
	AUTOMATION_RIGHTS: {
		status: 403,
		de: 'Der Schritt „{step}“ will andere Rechte als die der Person. Wählen Sie im Schritt unter „Berechtigungen“: „From Trigger“.',
		en: 'The step “{step}” wants other rights than those of the person. Choose “From Trigger” under “Permissions” in the step.',
	},
	AUTOMATION_IN_CIRCLES: {
		status: 409,
		de: 'Die Automatisierung löst sich selbst immer wieder aus und wurde ausgeschaltet.',
		en: 'The automation starts itself again and again, and was switched off.',
	},
});

export const kontorError = errorsOf({ ...CORE_ERRORS, ...AUTOMATIONS_ERRORS });

/** Keyed by the constraint of the database that refuses. */
export const AUTOMATIONS_CONSTRAINTS = defineConstraints({
	acts_for_somebody: {
		de: 'eine eingeschaltete Automatisierung handelt im Namen einer Person',
		en: 'an automation that is switched on acts on behalf of somebody',
		field: 'person_id',
	},
});
