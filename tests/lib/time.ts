/** Somebody who works on a project of their own, and entries in any state. */
import { randomUUID } from 'node:crypto';
import { call, type Person } from './api.ts';
import { change } from './books.ts';
import { find, insert, insertImported, type Row } from './database.ts';
import { addOwnProject, addPerson, addTenant, type Role, type Somebody, type Tenant } from './world.ts';

export interface Team {
	firm: Tenant;
	/** Works on the project. */
	me: Somebody;
	/** Leads the project. */
	lead: Somebody;
	project: string;
	task: string;
}

export async function addTeam(firm?: Tenant, project: Row = {}): Promise<Team> {
	const tenant = firm ?? (await addTenant());
	const me = await addPerson(tenant.id, 'Employee');
	const lead = await addPerson(tenant.id, 'Project lead');
	const { project: id } = await addOwnProject(tenant.id, me);
	await change('projects', id, { lead_id: lead.id, ...project });
	return { firm: tenant, me, lead, project: id, task: await addTask(tenant, id) };
}

export const addTask = (firm: Pick<Tenant, 'id'>, project: string, values: Row = {}): Promise<string> =>
	insert('tasks', { id: randomUUID(), organization_id: firm.id, title: 'Task', project_id: project, ...values });

export const MORNING = { start_time: '2026-03-02T08:00:00Z', end_time: '2026-03-02T10:00:00Z' };

/** As if it had been there for long, in whatever state. */
export const addEntry = ({ firm, me, project }: Team, values: Row = {}): Promise<string> =>
	insertImported('time_entries', {
		id: randomUUID(),
		organization_id: firm.id,
		employee_id: me.id,
		project_id: project,
		...MORNING,
		...values,
	});

export const addExpense = ({ firm, me }: Pick<Team, 'firm' | 'me'>, values: Row = {}): Promise<string> =>
	insertImported('expenses', {
		id: randomUUID(),
		organization_id: firm.id,
		employee_id: me.id,
		amount: '119.00',
		tax_amount: '19.00',
		expense_date: '2026-03-02',
		...values,
	});

/** A line of a draft invoice, to bill on: to the customer of the project, if one is named. */
export async function addLine(firm: Tenant, { project, quantity = 1 }: { project?: string; quantity?: number } = {}): Promise<string> {
	const customer = project && (await find('projects', project))!.customer_id;
	const invoice = customer
		? await insert('invoices', { id: randomUUID(), organization_id: firm.id, customer_id: customer, title: 'Draft' })
		: firm.invoice;
	return insert('invoice_lines', { id: randomUUID(), organization_id: firm.id, invoice_id: invoice, title: 'Work', quantity });
}

export const start = (person: Person, body: Row = {}) => call(person, '/time/timer/start', { method: 'POST', body });
export const stop = (person: Person, body: Row = {}) => call(person, '/time/timer/stop', { method: 'POST', body });
export const role = (team: Team, name: Role): Somebody => team.firm.people[name];

export const extensions = (answer: { body: any }): any => answer.body?.errors?.[0]?.extensions;
export const hoursAgo = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();
