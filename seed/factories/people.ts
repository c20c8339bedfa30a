/** An employee and the account they log in with: two rows with one id. */
import { addMonths } from './calendar.ts';
import type { Maker, Row } from './maker.ts';

export interface PersonOptions {
	firstname?: string;
	lastname?: string;
	email?: string;
	role_id?: string | null;
	password?: string | null;
	is_active?: boolean;
	[column: string]: unknown;
}

export function employee(make: Maker, { password = null, ...overrides }: PersonOptions = {}) {
	const row = make.row(
		'employees',
		(count) => ({
			firstname: 'Erika',
			lastname: `Muster ${count}`,
			email: `person-${count}@${make.seed.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.example.com`,
			phone: null,
			position: 'Beraterin',
			department_id: null,
			role_id: null,
			is_active: true,
			personnel_number: String(1000 + count),
			weekly_hours: '40.0000',
			hired_at: addMonths(make.today, -24),
			left_at: null,
			hourly_rate: '110.00',
			cost_rate: '52.00',
		}),
		overrides,
	);
	make.row('directus_users', () => ({
		id: row.id,
		first_name: row.firstname,
		last_name: row.lastname,
		email: row.email,
		role: row.role_id,
		status: row.is_active ? 'active' : 'suspended',
		password,
		language: 'de-DE',
		provider: 'default',
		email_notifications: true,
	}));
	return Object.assign(row, { user_id: row.id });
}

/** An account without an e-mail address is a machine's: it has a token, and no employee. */
export const integrator = (make: Maker, overrides: Row = {}) =>
	make.row(
		'directus_users',
		() => ({
			first_name: 'Integration',
			last_name: 'API',
			email: null,
			role: null,
			status: 'active',
			token: null,
			language: 'de-DE',
			provider: 'default',
		}),
		overrides,
	);
