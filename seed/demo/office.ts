import { formatCents, percentOf } from '../../directus-extensions/kontor/src/core/rules/money.ts';
import { addDays, moment, workdayOnOrBefore } from '../factories/calendar.ts';
import type { Row } from '../factories/maker.ts';
import { dashboard, expense, reminder } from '../factories/office.ts';
import type { Tenant } from './tenant.ts';

const EXPENSES = [
	{ category: 'travel', supplier: 'Deutsche Bahn', rate: '7.00', net: [4_500, 18_900], note: 'Fahrt zum Kunden' },
	{ category: 'travel', supplier: 'Hotel Hafenblick', rate: '7.00', net: [8_900, 14_500], note: 'Übernachtung, Workshop vor Ort' },
	{ category: 'travel', supplier: 'Taxi Hansa', rate: '7.00', net: [1_200, 4_200], note: 'Bahnhof, Kunde und zurück' },
	{ category: 'material', supplier: 'Bürobedarf Schmidt', rate: '19.00', net: [1_500, 22_000], note: 'Moderationsmaterial' },
	{ category: 'service', supplier: 'Hosting Nord', rate: '19.00', net: [2_900, 39_000], note: 'Testumgebung' },
	{ category: 'other', supplier: 'Restaurant Speicher', rate: '19.00', net: [4_000, 16_000], note: 'Geschäftsessen' },
] as const;

export function makeExpenses(tenant: Tenant, people: Row[], count: number): void {
	const { make } = tenant;
	const { random } = make;
	for (let index = 0; index < count; index++) {
		const person = people[index % people.length]!;
		const kind = random.pick(EXPENSES);
		const memberships = make.all('project_members').filter(({ employee_id }) => employee_id === person.id);
		const project = memberships.length > 0 ? make.all('projects').find(({ id }) => id === random.pick(memberships).project_id) : undefined;
		const isBillable = project?.billing_type === 'time_material' && kind.category === 'travel';
		const net = BigInt(random.int(kind.net[0], kind.net[1]));
		const tax = percentOf(net, kind.rate);
		const daysAgo = random.int(1, 170);
		const day = workdayOnOrBefore(addDays(make.today, -daysAgo));
		const isReimbursable = random.chance(0.7);
		const status =
			daysAgo > 45
				? isReimbursable
					? 'reimbursed'
					: 'approved'
				: random.pick(['draft', 'submitted', 'submitted', 'approved', 'rejected']);
		expense(make, {
			category: kind.category,
			supplier: kind.supplier,
			amount: formatCents(net + tax),
			tax_rate: kind.rate,
			tax_amount: formatCents(tax),
			expense_date: day,
			note: kind.note,
			employee_id: person.id,
			project_id: project?.id ?? null,
			status,
			rejection_reason: status === 'rejected' ? 'Der Beleg fehlt.' : null,
			is_billable: isBillable,
			is_reimbursable: isReimbursable,
			reimbursed_at: status === 'reimbursed' ? moment(addDays(day, 20), 12 * 60) : null,
			created_at: moment(day, 18 * 60),
			created_by: person.id,
		});
	}
}

const REMINDERS = [
	['Angebot nachfassen', 'customer'],
	['Vertrag verlängern', 'customer'],
	['Statusbericht schicken', 'project'],
	['Budget prüfen', 'project'],
	['Zeiten freigeben', 'project'],
	['Zahlungseingang prüfen', 'invoice'],
	['Reisekosten einreichen', null],
	['Urlaub eintragen', null],
] as const;

export function makeReminders({ make }: Tenant, people: Row[]): void {
	const { random } = make;
	for (const person of people)
		for (const [title, linked_to] of random.some(REMINDERS, 3)) {
			const mine = make.all('project_members').filter(({ employee_id }) => employee_id === person.id);
			const targets =
				linked_to === 'project'
					? mine.map(({ project_id }) => project_id as string)
					: linked_to
						? make.all(`${linked_to}s`).map(({ id }) => id as string)
						: [];
			const linked_id = targets.length > 0 ? random.pick(targets) : null;
			const isDone = random.chance(0.25);
			reminder(make, {
				title,
				due_date: addDays(make.today, random.int(isDone ? -20 : -3, 20)),
				priority: random.pick(['low', 'medium', 'medium', 'high']),
				linked_to: linked_id ? linked_to : null,
				linked_id,
				owner_id: person.id,
				is_done: isDone,
				done_at: isDone ? moment(addDays(make.today, -1), 16 * 60) : null,
				created_at: moment(addDays(make.today, -25), 10 * 60),
				created_by: person.id,
			});
		}
}

export function makeDashboards({ make }: Tenant, people: Row[]): void {
	for (const [index, person] of people.entries()) dashboard(make, { user_id: person.id, theme: ['auto', 'light', 'dark'][index % 3] });
}
