/** The errors about time tracking, in words. */

import { APPROVAL_ERRORS } from '../approval/errors.ts';
import { CORE_ERRORS, defineConstraints, defineErrors, errorsOf } from '../core/errors/errors.ts';

export const TIME_ERRORS = defineErrors({
	NO_EMPLOYEE: {
		status: 403,
		de: 'Ihr Benutzerkonto gehört zu keinem Mitarbeiter: Eine Uhr gibt es nur für Menschen, die hier arbeiten.',
		en: 'Your user account belongs to no employee: timers are for people who work here.',
	},
	TIMER_RUNNING: {
		status: 409,
		de: 'Es läuft schon eine Uhr. Stoppen Sie sie zuerst.',
		en: 'A timer is running already. Stop it first.',
	},
	NO_TIMER: { status: 409, de: 'Es läuft keine Uhr.', en: 'No timer is running.' },
	END_TIME_NEEDED: {
		status: 422,
		de: 'Die Uhr läuft seit über 24 Stunden. Geben Sie an, wann die Arbeit zu Ende war (end_time).',
		en: 'The timer has been running for more than 24 hours. Say when the work ended (end_time).',
	},
	ENTRY_IN_FUTURE: {
		status: 400,
		de: 'Zeit wird erfasst, wenn sie vergangen ist: „{field}“ liegt in der Zukunft.',
		en: 'Time is recorded when it has passed: “{field}” is in the future.',
	},
});

export const kontorError = errorsOf({ ...CORE_ERRORS, ...APPROVAL_ERRORS, ...TIME_ERRORS });

/** Keyed by the constraint of the database that refuses. */
export const TIME_CONSTRAINTS = defineConstraints({
	uq_time_entries_running: {
		code: 'TIMER_RUNNING',
		error: TIME_ERRORS.TIMER_RUNNING,
		field: 'end_time',
		unique: { collection: 'time_entries', column: 'employee_id' },
	},
	end_not_before_start: { de: 'das Ende liegt vor dem Beginn', en: 'the end is before the start', field: 'end_time' },
	at_most_a_day: { de: 'ein Eintrag dauert höchstens 24 Stunden', en: 'an entry lasts at most 24 hours', field: 'end_time' },
	finished_when_submitted: {
		de: 'nur ein Entwurf hat eine laufende Uhr',
		en: 'only a draft has a running timer',
		field: 'end_time',
	},
});
