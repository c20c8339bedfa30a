/**
 * A firm of any size, in blocks that are each like a firm of twelve: 10,000 time entries, two dozen projects, thirty
 * customers, and the documents that come of them. So whoever logs in has as much of their own, however large the whole is.
 */

import { formatCents, parseCents } from '../../directus-extensions/kontor/src/core/rules/money.ts';
import { makeCompanies } from '../demo/customers.ts';
import { billMonths, type Fates } from '../demo/invoicing.ts';
import { numberDocuments } from '../demo/numbers.ts';
import { makeDashboards, makeExpenses, makeReminders } from '../demo/office.ts';
import { settle } from '../demo/payments.ts';
import { KONTOR_PROJECTS, makeProjects, type Plan } from '../demo/projects.ts';
import { makeActivities, makeDeals, makeQuotes } from '../demo/sales.ts';
import { type Access, kontorTeam } from '../demo/team.ts';
import type { Tenant } from '../demo/tenant.ts';
import { makeTimesheets } from '../demo/timesheets.ts';
import { catalogue, kontorProfile } from '../demo/world.ts';
import { maker, type Row, type Rows } from '../factories/maker.ts';
import { employee } from '../factories/people.ts';
import { type Company, companies } from '../texts/companies.ts';
import { firstnames, lastnames, mailName } from '../texts/people.ts';

export const ENTRIES_PER_BLOCK = 10_000;
const PEOPLE = 12;
const PROJECTS = 24;
const CUSTOMERS = 30;
/** More than enough for the number of entries; the oldest are left out. */
const MONTHS = 10;
const TASKS = ['analysis', 'concept', 'build', 'test', 'steering'];

export function* blocks(access: Access, now: string, count: number): Generator<Rows> {
	const head = maker('bench-0', now);
	const sequences = new Map<string, Row>();
	const organization = kontorProfile(head);
	const staff: Record<string, Row> = kontorTeam(head, access);
	const shared = { organization, ...catalogue(head) };
	for (let index = 0; index < count; index++) {
		const make = index === 0 ? head : maker(`bench-${index}`, now, head.organizationId);
		const logins =
			index === 0 ? ['lead', 'miriam', 'manager', 'employee', 'deniz', 'paul', 'hannah', 'felix', 'clara'].map((key) => staff[key]!) : [];
		const colleagues = Array.from({ length: PEOPLE - logins.length }, (_, at) =>
			hire(make, access, staff, `${index}.${at}`, index > 0 && at < 3),
		);
		const people = [...logins, ...colleagues];
		const team = {
			manager: staff.manager!,
			accountant: staff.accountant!,
			sales: staff.sales!,
			...Object.fromEntries(people.map((row, at) => [`p${at}`, row])),
		};
		fill({ ...shared, make, team, customers: new Map() }, people, index);
		numberDocuments(make, sequences);
		delete make.rows.number_sequences;
		yield make.rows;
	}
	yield { number_sequences: [...sequences.values()] };
}

function fill(tenant: Tenant, people: Row[], index: number): void {
	const { make, team } = tenant;
	tenant.customers = makeCompanies(make, companiesOf(index), [team.sales!, team.p0!, team.p1!]);
	const stages = ['won', 'lead', 'proposal', 'qualified', 'lost', 'negotiation'];
	const deals = makeDeals(
		tenant,
		Array.from({ length: CUSTOMERS }, (_, at) => stages[at % stages.length]!),
	);
	makeActivities(tenant, deals);
	makeQuotes(tenant, deals);
	makeProjects(tenant, plansOf(tenant));
	makeTimesheets(tenant, people, MONTHS);
	const entries = make.all('time_entries');
	if (entries.length < ENTRIES_PER_BLOCK) throw new Error(`Only ${entries.length} time entries in ${MONTHS} months`);
	make.rows.time_entries = entries.sort((a, b) => (a.start_time < b.start_time ? 1 : -1)).slice(0, ENTRIES_PER_BLOCK);
	// The triggers that derive columns are off while a block is copied.
	for (const row of make.rows.time_entries) {
		row.duration = (Date.parse(row.end_time) - Date.parse(row.start_time)) / 1000;
		row.hours = (row.duration / 3600).toFixed(4);
	}
	makeExpenses(tenant, people, 60);
	const fates: Fates = new Map();
	billMonths(tenant, fates, MONTHS);
	for (const [document, fate] of fates) settle(tenant, document, fate);
	for (const row of make.all('invoices')) row.open_amount = openAmount(row);
	makeReminders(tenant, people);
	makeDashboards(tenant, people);
}

function openAmount({ status, kind, total, paid_amount }: Row): string {
	if (['draft', 'paid', 'cancelled'].includes(status) || kind === 'cancellation') return '0.00';
	return formatCents(parseCents(total) - parseCents(paid_amount));
}

function hire(make: ReturnType<typeof maker>, { roles }: Access, staff: Record<string, Row>, place: string, isLead: boolean): Row {
	const firstname = make.random.pick(firstnames).name;
	const lastname = make.random.pick(lastnames);
	return employee(make, {
		firstname,
		lastname,
		email: `${mailName(`${firstname}.${lastname}.${place}`)}@kontor.example.com`,
		personnel_number: place,
		position: isLead ? 'Senior Consultant' : 'Consultant',
		role_id: roles[isLead ? 'Project lead' : 'Employee'] ?? null,
		department_id: staff.lead!.department_id,
	});
}

const companiesOf = (index: number): Company[] =>
	Array.from({ length: CUSTOMERS }, (_, at) => {
		const company = companies[(index * CUSTOMERS + at) % companies.length]!;
		const round = Math.floor((index * CUSTOMERS + at) / companies.length);
		return round === 0 ? company : { ...company, name: `${company.name} Werk ${round + 1}`, slug: `${company.slug}-${round + 1}` };
	});

/** The first three people lead the projects; everybody is in eight or nine. */
function plansOf({ customers, make }: Tenant): Plan[] {
	const slugs = [...customers.keys()];
	const internal: Plan = {
		title: 'Interne Organisation',
		type: 'non_billable',
		lead: 'p0',
		members: keys(1, PEOPLE - 1),
		tasks: ['internal'],
	};
	const titles = KONTOR_PROJECTS.filter(({ customer }) => customer).map(({ title }) => title);
	const forCustomers = Array.from(
		{ length: PROJECTS - 1 },
		(_, at): Plan => ({
			title: `${titles[at % titles.length]} ${customers.get(slugs[at]!)!.name.split(' ')[0]}`,
			customer: slugs[at]!,
			type: at % 8 === 7 ? 'fixed_price' : 'time_material',
			lead: `p${at % 3}`,
			members: keys(3 + (at % 3) * 3, 3)
				.concat(keys(3 + ((at + 1) % 9), 1))
				.filter((key, place, list) => list.indexOf(key) === place),
			tasks: TASKS,
			rate: `${make.random.int(22, 32) * 5}.00`,
			hours: 600,
			start: MONTHS,
		}),
	);
	return [{ ...internal, start: MONTHS }, ...forCustomers];
}

const keys = (from: number, count: number) => Array.from({ length: count }, (_, at) => `p${from + at}`);
