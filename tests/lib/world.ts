/** Two firms for a test file: a person in every role, and a few rows for them to see or not to see. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Person } from './api.ts';
import { find, insert, insertImported, sql } from './database.ts';

export const ROLES = ['Administrator', 'Manager', 'Accountant', 'Project lead', 'Employee', 'Sales', 'Auditor', 'Integrator'] as const;
export type Role = (typeof ROLES)[number];

export interface Somebody extends Person {
	id: string;
	token: string;
	email: string;
	role: string;
}

export interface Tenant {
	id: string;
	people: Record<Role, Somebody>;
	/** An employee whom nobody else of the tests plays: owns what is "somebody else's". */
	colleague: Somebody;
	/** The rows that everything else hangs on; nobody of `people` is a member of this project. */
	customer: string;
	contact: string;
	pipeline: string;
	deal: string;
	project: string;
	task: string;
	service: string;
	quote: string;
	invoice: string;
	issued: string;
	taxRate: string;
	department: string;
	file: string;
}

export interface World {
	here: Tenant;
	there: Tenant;
	/** Has the role Manager and no organization. */
	stray: Somebody;
}

const short = () => randomBytes(4).toString('hex');

export async function roleId(name: string): Promise<string> {
	return (await sql('select id from directus_roles where name = $1', [name]))[0]!.id;
}

export async function addPerson(organization: string | null, role: string, name = role): Promise<Somebody> {
	const email = `${name.toLowerCase().replaceAll(' ', '-')}-${short()}@tests.example.com`;
	const token = `test-${randomUUID()}`;
	const id = await insert('directus_users', {
		id: randomUUID(),
		first_name: name,
		last_name: short(),
		email,
		role: await roleId(role),
		organization_id: organization,
		status: 'active',
		token,
	});
	return { id, token, email, role, organization };
}

let lastNumber = Date.now() % 1e9;
export const uniqueNumber = (): number => ++lastNumber;

const today = () => new Date().toISOString().slice(0, 10);

export async function addInvoice(organization: string, customer: string, values: object = {}): Promise<string> {
	return insertImported('invoices', { id: randomUUID(), organization_id: organization, customer_id: customer, ...values });
}

export const issued = () => {
	const number = uniqueNumber();
	return {
		status: 'issued',
		number: `RE-${number}`,
		sequence_year: 0,
		sequence_number: number,
		issued_date: today(),
		due_date: today(),
		seller_snapshot: {},
		buyer_snapshot: {},
	};
};

export async function addFile(organization: string | null, by: string | null, values: object = {}): Promise<string> {
	const id = randomUUID();
	return insert('directus_files', {
		id,
		storage: 'local',
		filename_disk: `${id}.txt`,
		filename_download: 'note.txt',
		title: `File ${short()}`,
		type: 'text/plain',
		organization_id: organization,
		uploaded_by: by,
		...values,
	});
}

/** `hasBooks`: with a draft and an issued invoice, which were taken over from elsewhere. */
export async function addTenant({ hasBooks = true } = {}): Promise<Tenant> {
	const name = `firm-${short()}`;
	const id = await insert('organizations', { id: randomUUID(), name, slug: name });
	const add = (table: string, row: object) => insert(table, { id: randomUUID(), organization_id: id, ...row });
	const colleague = await addPerson(id, 'Employee', 'Colleague');
	const people = {} as Tenant['people'];
	for (const role of ROLES) people[role] = await addPerson(id, role);
	const customer = await add('customers', { name: `Customer of ${name}` });
	const pipeline = await add('pipelines', { name: 'Sales' });
	const project = await add('projects', { title: `Project of ${name}`, customer_id: customer, lead_id: colleague.id });
	const quote = await add('quotes', { customer_id: customer, title: 'A quote' });
	return {
		id,
		people,
		colleague,
		customer,
		pipeline,
		project,
		quote,
		contact: await add('contacts', { customer_id: customer, lastname: 'Contact' }),
		deal: await add('deals', { title: 'Deal', pipeline_id: pipeline, stage_id: 'new', customer_id: customer }),
		task: await add('tasks', { title: 'Task', project_id: project }),
		service: await add('services', { name: 'Consulting' }),
		invoice: hasBooks ? await addInvoice(id, customer) : '',
		issued: hasBooks ? await addInvoice(id, customer, issued()) : '',
		taxRate: await add('tax_rates', { name: 'USt 19 %', rate: 19 }),
		department: await add('departments', { name: 'Department' }),
		file: await addFile(id, colleague.id),
	};
}

export async function addWorld(): Promise<World> {
	return { here: await addTenant(), there: await addTenant(), stray: await addPerson(null, 'Manager', 'Stray') };
}

/** A customer and a project that this person works on: leads it where they are a project lead, is a member otherwise. */
export async function addOwnProject(organization: string, person: Somebody): Promise<{ customer: string; project: string }> {
	const customer = await insert('customers', { id: randomUUID(), organization_id: organization, name: `Own customer ${short()}` });
	const project = await insert('projects', {
		id: randomUUID(),
		organization_id: organization,
		title: `Own project ${short()}`,
		customer_id: customer,
		lead_id: person.role === 'Project lead' ? person.id : null,
	});
	const hasEmployee = await find('employees', person.id);
	// Leading a project makes a member of it.
	if (hasEmployee && person.role !== 'Project lead')
		await insert('project_members', { id: randomUUID(), organization_id: organization, project_id: project, employee_id: person.id });
	return { customer, project };
}
