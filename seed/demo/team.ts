import { addDays, addMonths } from '../factories/calendar.ts';
import { department } from '../factories/company.ts';
import type { Maker, Row } from '../factories/maker.ts';
import { employee, integrator } from '../factories/people.ts';
import { mailName } from '../texts/people.ts';

/** What a factory can't know: the ids of the roles, and the one password of the demo as Directus keeps it. */
export interface Access {
	roles: Record<string, string>;
	passwordHash: string | null;
	token: string | null;
}

interface Person {
	key: string;
	firstname: string;
	lastname: string;
	role: string;
	position: string;
	department: string;
	/** The left side of a demo login; everybody else has their name there and no password. */
	login?: string;
	rate?: string;
	more?: Row;
}

export function makeTeam<Key extends string>(
	make: Maker,
	access: Access,
	domain: string,
	people: (Person & { key: Key })[],
): Record<Key, Row> {
	const departments = new Map<string, Row>();
	const departmentOf = (name: string) => {
		if (!departments.has(name)) departments.set(name, department(make, { name }));
		return departments.get(name)!;
	};
	const team = people.map(({ key, firstname, lastname, role, position, department: name, login, rate = null, more }, index) => {
		const row = employee(make, {
			firstname,
			lastname,
			position,
			email: `${login ?? mailName(`${firstname}.${lastname}`)}@${domain}`,
			password: login ? access.passwordHash : null,
			role_id: access.roles[role] ?? null,
			department_id: departmentOf(name).id,
			phone: `+49 40 66969 ${101 + index}`,
			hired_at: addDays(addMonths(make.today, -12 - index * 7), index * 3),
			hourly_rate: rate,
			cost_rate: rate ? `${Math.round(Number(rate) * 0.48)}.00` : null,
			...more,
		});
		departmentOf(name).manager_id ??= row.id;
		return [key, row as Row] as const;
	});
	return Object.fromEntries(team) as Record<Key, Row>;
}

export function kontorTeam(make: Maker, access: Access) {
	const left = addMonths(make.today, -2);
	const team = makeTeam(make, access, 'kontor.example.com', [
		{
			key: 'manager',
			login: 'manager',
			firstname: 'Martin',
			lastname: 'Lindner',
			role: 'Manager',
			position: 'Geschäftsführer',
			department: 'Geschäftsführung',
			rate: '165.00',
		},
		{
			key: 'admin',
			login: 'admin',
			firstname: 'Katrin',
			lastname: 'Vogel',
			role: 'Administrator',
			position: 'IT-Administration',
			department: 'Verwaltung',
		},
		{
			key: 'accountant',
			login: 'accountant',
			firstname: 'Sabine',
			lastname: 'Krüger',
			role: 'Accountant',
			position: 'Buchhaltung',
			department: 'Verwaltung',
			more: { weekly_hours: '30.0000' },
		},
		{
			key: 'lead',
			login: 'lead',
			firstname: 'Jonas',
			lastname: 'Weber',
			role: 'Project lead',
			position: 'Senior Consultant',
			department: 'Beratung',
			rate: '140.00',
		},
		{
			key: 'miriam',
			firstname: 'Miriam',
			lastname: 'Schäfer',
			role: 'Project lead',
			position: 'Senior Consultant',
			department: 'Technik',
			rate: '140.00',
		},
		{
			key: 'employee',
			login: 'employee',
			firstname: 'Leonie',
			lastname: 'Hartmann',
			role: 'Employee',
			position: 'Consultant',
			department: 'Beratung',
			rate: '115.00',
		},
		{
			key: 'deniz',
			firstname: 'Deniz',
			lastname: 'Yılmaz',
			role: 'Employee',
			position: 'Software-Entwickler',
			department: 'Technik',
			rate: '120.00',
		},
		{
			key: 'paul',
			firstname: 'Paul',
			lastname: 'Richter',
			role: 'Employee',
			position: 'Consultant',
			department: 'Beratung',
			rate: '115.00',
		},
		{
			key: 'hannah',
			firstname: 'Hannah',
			lastname: 'Zimmermann',
			role: 'Employee',
			position: 'Consultant',
			department: 'Beratung',
			rate: '115.00',
			more: { weekly_hours: '32.0000' },
		},
		{
			key: 'felix',
			firstname: 'Felix',
			lastname: 'Bauer',
			role: 'Employee',
			position: 'Software-Entwickler',
			department: 'Technik',
			rate: '120.00',
		},
		{
			key: 'clara',
			firstname: 'Clara',
			lastname: 'Hoffmann',
			role: 'Employee',
			position: 'Datenanalystin',
			department: 'Technik',
			rate: '118.00',
			more: { weekly_hours: '20.0000' },
		},
		{ key: 'sales', login: 'sales', firstname: 'Tobias', lastname: 'Brandt', role: 'Sales', position: 'Vertrieb', department: 'Vertrieb' },
		{
			key: 'auditor',
			login: 'auditor',
			firstname: 'Ursula',
			lastname: 'Neumann',
			role: 'Auditor',
			position: 'Steuerberaterin (extern)',
			department: 'Verwaltung',
			more: { weekly_hours: null, personnel_number: null },
		},
		{
			key: 'oliver',
			firstname: 'Oliver',
			lastname: 'Pohl',
			role: 'Employee',
			position: 'Consultant',
			department: 'Beratung',
			rate: '110.00',
			more: { is_active: false, left_at: left },
		},
	]);
	integrator(make, { role: access.roles.Integrator ?? null, token: access.token });
	return team;
}

export function werkstattTeam(make: Maker, access: Access) {
	return makeTeam(make, access, 'zweite.example.com', [
		{
			key: 'manager',
			login: 'manager',
			firstname: 'Erik',
			lastname: 'Sandmann',
			role: 'Manager',
			position: 'Geschäftsführer',
			department: 'Leitung',
			rate: '85.00',
		},
		{
			key: 'employee',
			login: 'employee',
			firstname: 'Nina',
			lastname: 'Kowalczyk',
			role: 'Employee',
			position: 'Monteurin',
			department: 'Werkstatt',
			rate: '68.00',
		},
	]);
}
