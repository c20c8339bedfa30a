/** The errors about projects, in words. */
import { CORE_ERRORS, datesInOrder, defineConstraints, defineErrors, errorsOf } from '../core/errors/errors.ts';

export const PROJECTS_ERRORS = defineErrors({
	LEAD_STAYS_MEMBER: {
		guard: 'KN003',
		status: 409,
		de: 'Die Projektleitung bleibt Mitglied des Projekts. Geben Sie zuerst die Leitung ab.',
		en: 'The lead of a project stays a member of it. Hand over the lead first.',
	},
	TASK_NOT_OF_PROJECT: {
		guard: 'KN030',
		status: 400,
		de: 'Die Aufgabe gehört nicht zu diesem Projekt.',
		en: 'The task does not belong to this project.',
	},
	PROJECT_CLOSED: {
		guard: 'KN031',
		status: 409,
		de: 'Das Projekt „{project}“ ist abgeschlossen oder abgebrochen: Neue Zeit nimmt es nicht an.',
		en: 'The project “{project}” is completed or cancelled: it takes no more time.',
	},
	TASK_HAS_TIME: {
		guard: 'KN034',
		status: 409,
		de: 'Auf diese Aufgabe ist Zeit erfasst: Sie bleibt in ihrem Projekt.',
		en: 'Time is recorded on this task: it stays in its project.',
	},
	TIMERS_RUNNING: {
		guard: 'KN033',
		status: 409,
		de: 'In diesem Zeitraum begonnene Uhren laufen noch ({count}). Stoppen Sie sie zuerst.',
		en: 'Timers that began in this period are still running ({count}). Stop them first.',
	},
});

export const kontorError = errorsOf({ ...CORE_ERRORS, ...PROJECTS_ERRORS });

/** Keyed by the constraint of the database that refuses. */
export const PROJECTS_CONSTRAINTS = defineConstraints({
	rounding_minutes_within_a_day: {
		de: 'gerundet wird auf höchstens 1440 Minuten',
		en: 'rounding is to at most 1440 minutes',
		field: 'rounding_minutes',
	},
	'projects.dates_in_order': datesInOrder('end_date'),
});
