/** What is refused about employees, and in which words. */
import { datesInOrder, defineConstraints } from '../core/errors/errors.ts';

/** By the constraint of the database that says no. */
export const EMPLOYEES_CONSTRAINTS = defineConstraints({
	'employees.dates_in_order': datesInOrder('left_at'),
});
