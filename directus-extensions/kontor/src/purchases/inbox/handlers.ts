/** The organizations that take in mail, and the employee who handles it. */
import type { Knex } from 'knex';
import type { Addressee } from '../../core/receiver.js';

export interface Handler extends Addressee {
	employee_id: string;
}

/** Without an active employee for it, an organization takes nothing in: its mail waits. */
export const handlersOf = (database: Knex): Promise<Handler[]> =>
	database('organizations')
		.join('employees', 'employees.id', 'organizations.inbox_employee_id')
		.whereNotNull('organizations.inbox_address')
		.where('employees.is_active', true)
		.select(
			'organizations.id',
			'organizations.inbox_employee_id as employee_id',
			database.raw('lower(organizations.inbox_address) as address'),
		);
