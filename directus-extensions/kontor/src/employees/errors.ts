/** The errors about employees, in words. */
import { datesInOrder, defineConstraints } from '../core/errors/errors.ts';

/** Keyed by the constraint of the database that refuses. */
export const EMPLOYEES_CONSTRAINTS = defineConstraints({
	'employees.dates_in_order': datesInOrder('left_at'),
});
