/**
 * For each line of the matrix: what "my own" row is, what a row of the same tenant is that is not mine, what is changed
 * about it, and what a new one looks like. `matrix.md` says the same in words.
 */
import { randomUUID } from 'node:crypto';
import { insert, insertImported, type Row, sql } from '../lib/database.ts';
import { addFile, addInvoice, addOwnProject, addPerson, issued, type Somebody, uniqueNumber } from '../lib/world.ts';
import { type Example, row, type Stage, shared, unique } from './example.ts';
import { ofModules } from './matrix.ts';

export type { Example, Stage };

const day = '2026-03-02';
const morning = '2026-03-02T08:00:00Z';
const noon = '2026-03-02T12:00:00Z';
/** Days and years are bounded: these are different ones, as far as they go. */
const dayOf = (number: number) => new Date(Date.UTC(1990, 0, 1) + (number % 70_000) * 86_400_000).toISOString().slice(0, 10);
/** Base rates are everybody's, one a day: files of tests come one after the other, each begins where none before it has come to. */
let nextDay = Math.floor(Date.now() / 1_000) * 20;
let years = 0;
const nextYear = () => 1970 + (years++ % 230);
const entry = (employee: string, project: string | null, more: Row = {}): Row => ({
	employee_id: employee,
	project_id: project,
	start_time: morning,
	end_time: noon,
	...more,
});
const expense = (employee: string, more: Row = {}): Row => ({
	employee_id: employee,
	amount: '12.50',
	expense_date: day,
	category: 'other',
	...more,
});

async function billedLine({ tenant }: Stage): Promise<string> {
	return insertImported('invoice_lines', { id: randomUUID(), organization_id: tenant.id, invoice_id: tenant.issued, title: 'Billed' });
}

const credit = ({ tenant }: Stage): Row => ({ customer_id: tenant.customer, kind: 'overpayment', amount: '1.00', entry_date: day });

async function document(stage: Stage, owner: Somebody, isConfidential: boolean): Promise<string> {
	const file = await addFile(stage.tenant.id, owner.id);
	return insert('documents', {
		id: randomUUID(),
		organization_id: stage.tenant.id,
		title: unique('Document'),
		file_id: file,
		owner_id: owner.id,
		is_confidential: isConfidential,
	});
}

const fileOf = async (documentId: string): Promise<string> =>
	(await sql('select file_id from documents where id = $1', [documentId]))[0]!.file_id;

/** A customer of a project that I lead or am a member of; each time a new one, for it may be deleted. */
async function ownCustomer(stage: Stage): Promise<string> {
	return (await addOwnProject(stage.tenant.id, stage.me)).customer;
}

const newColleague = async ({ tenant }: Stage) => addPerson(tenant.id, 'Employee', 'New colleague');

/** snapshots/flows/automation_thanks.yaml */
const SHIPPED_FLOW = '4b7f0d52-91c3-4e0a-8f6d-20a1c95e0001';

const OF_THE_HOUSE: Record<string, Example> = {
	organizations: {
		collection: 'organizations',
		own: async ({ tenant }) => tenant.id,
		patch: () => ({ phone: unique('+49') }),
		create: { own: () => ({ name: 'Another firm', slug: `another-${uniqueNumber()}` }) },
		isShared: true,
		isKept: true,
	},
	departments: shared(
		'departments',
		() => ({ name: unique('Department') }),
		() => ({ name: unique('Renamed') }),
	),
	employees: {
		collection: 'employees',
		own: async ({ me }) => me.id,
		foreign: async (stage) => (await newColleague(stage)).id,
		patch: () => ({ phone: unique('+49') }),
		create: { own: () => ({ firstname: 'New', lastname: 'Hire', email: `hire-${uniqueNumber()}@tests.example.com` }) },
		isKept: true,
	},
	tags: shared(
		'tags',
		() => ({ name: unique('Tag') }),
		() => ({ color: '#123456' }),
	),
	tax_rates: shared(
		'tax_rates',
		() => ({ name: unique('Rate'), rate: '7.00' }),
		() => ({ exemption_reason: unique('changed') }),
	),
	base_rates: shared(
		'base_rates',
		() => ({ valid_from: dayOf(nextDay++), rate: '1.27' }),
		() => ({ rate: '3.62' }),
	),
	mail_templates: shared(
		'mail_templates',
		() => ({ kind: 'invoice', language: 'de', subject: unique('Rechnung'), body: 'Guten Tag' }),
		() => ({ body: unique('changed') }),
	),
	automations: shared(
		'automations',
		() => ({ name: unique('Automation'), event: 'invoice.paid', flow_id: SHIPPED_FLOW }),
		() => ({ name: unique('Renamed') }),
	),
	mails: {
		collection: 'mails',
		own: row('mails', ({ tenant }) => ({
			recipient: 'somebody@tests.example.com',
			subject: 'Angebot',
			body: 'Guten Tag',
			quote_id: tenant.quote,
		})),
		foreign: row('mails', () => ({ recipient: 'somebody@tests.example.com', subject: 'Rechnung', body: 'Guten Tag' })),
		patch: () => ({ subject: unique('changed') }),
		create: { own: () => ({ recipient: 'somebody@tests.example.com', subject: 'Rechnung', body: 'Guten Tag' }) },
	},
	number_sequences: shared(
		'number_sequences',
		() => ({ kind: 'invoice', year: nextYear(), format: 'RE-{YYYY}-{NNNN}' }),
		() => ({
			format: `${unique('R')}-{YYYY}-{NNNN}`.slice(-30),
		}),
	),

	customers: {
		collection: 'customers',
		isLeft: true,
		own: ownCustomer,
		foreign: row('customers', () => ({ name: unique('Customer') })),
		patch: () => ({ notes: unique('changed') }),
		create: {
			own: () => ({ name: unique('Customer') }),
			foreign: ({ tenant }) => ({ name: unique('Customer'), owner_id: tenant.colleague.id }),
		},
	},
	contacts: {
		collection: 'contacts',
		own: row('contacts', ({ own }) => ({ lastname: unique('Contact'), customer_id: own.customer })),
		foreign: row('contacts', ({ tenant }) => ({ lastname: unique('Contact'), customer_id: tenant.customer })),
		patch: () => ({ notes: unique('changed') }),
		create: {
			own: ({ own }) => ({ lastname: unique('Contact'), customer_id: own.customer }),
			foreign: ({ tenant }) => ({ lastname: unique('Contact'), customer_id: tenant.customer }),
		},
	},
	pipelines: shared(
		'pipelines',
		() => ({ name: unique('Pipeline') }),
		() => ({ name: unique('Renamed') }),
	),
	deals: {
		collection: 'deals',
		own: row('deals', ({ tenant, me }) => ({ title: 'Deal', pipeline_id: tenant.pipeline, stage_id: 'new', owner_id: me.id })),
		foreign: row('deals', ({ tenant }) => ({
			title: 'Deal',
			pipeline_id: tenant.pipeline,
			stage_id: 'new',
			owner_id: tenant.colleague.id,
		})),
		patch: () => ({ notes: unique('changed') }),
		create: {
			own: ({ tenant, me }) => ({ title: 'Deal', pipeline_id: tenant.pipeline, stage_id: 'new', owner_id: me.id }),
			foreign: ({ tenant }) => ({ title: 'Deal', pipeline_id: tenant.pipeline, stage_id: 'new', owner_id: tenant.colleague.id }),
		},
	},
	activities: {
		collection: 'activities',
		own: row('activities', ({ me }) => ({ subject: 'Call', user_id: me.id })),
		foreign: row('activities', ({ tenant }) => ({ subject: 'Call', user_id: tenant.colleague.id })),
		patch: () => ({ description: unique('changed') }),
		create: {
			own: ({ me }) => ({ subject: 'Call', user_id: me.id }),
			foreign: ({ tenant }) => ({ subject: 'Call', user_id: tenant.colleague.id }),
		},
	},

	projects: {
		collection: 'projects',
		own: row('projects', ({ own, me }) => ({ title: unique('Project'), customer_id: own.customer, lead_id: me.id })),
		foreign: row('projects', ({ tenant }) => ({ title: unique('Project'), customer_id: tenant.customer, lead_id: tenant.colleague.id })),
		patch: () => ({ description: unique('changed') }),
		create: {
			own: ({ own, me }) => ({ title: unique('Project'), customer_id: own.customer, lead_id: me.id }),
			foreign: ({ tenant }) => ({ title: unique('Project'), customer_id: tenant.customer }),
		},
	},
	project_members: {
		collection: 'project_members',
		own: row('project_members', async (stage) => ({ project_id: stage.own.project, employee_id: (await newColleague(stage)).id })),
		foreign: row('project_members', async (stage) => ({ project_id: stage.tenant.project, employee_id: (await newColleague(stage)).id })),
		patch: () => ({ hourly_rate: `${uniqueNumber() % 1000}.00` }),
		create: {
			own: async (stage) => ({ project_id: stage.own.project, employee_id: (await newColleague(stage)).id }),
			foreign: async (stage) => ({ project_id: stage.tenant.project, employee_id: (await newColleague(stage)).id }),
		},
	},
	tasks: {
		collection: 'tasks',
		own: row('tasks', ({ own }) => ({ title: 'Task', project_id: own.project })),
		foreign: row('tasks', ({ tenant }) => ({ title: 'Task', project_id: tenant.project })),
		patch: () => ({ description: unique('changed') }),
		create: {
			own: ({ own }) => ({ title: 'Task', project_id: own.project }),
			foreign: ({ tenant }) => ({ title: 'Task', project_id: tenant.project }),
		},
	},
	chat_messages: {
		collection: 'chat_messages',
		own: row('chat_messages', ({ own, me }) => ({ project_id: own.project, author_id: me.id, message: 'Hello' })),
		foreign: row('chat_messages', ({ tenant }) => ({ project_id: tenant.project, author_id: tenant.colleague.id, message: 'Hello' })),
		patch: () => ({ message: unique('changed') }),
		create: {
			own: ({ own, me }) => ({ project_id: own.project, author_id: me.id, message: 'Hello' }),
			foreign: ({ own, tenant }) => ({ project_id: own.project, author_id: tenant.colleague.id, message: 'Forged' }),
		},
	},

	time_entries: {
		collection: 'time_entries',
		own: row('time_entries', (stage) => entry(stage.me.id, stage.own.project)),
		foreign: row('time_entries', (stage) => entry(stage.tenant.colleague.id, stage.tenant.project)),
		patch: () => ({ note: unique('changed') }),
		create: {
			own: (stage) => entry(stage.me.id, stage.own.project),
			foreign: (stage) => entry(stage.tenant.colleague.id, stage.own.project),
		},
	},
	'time_entries in my project': {
		collection: 'time_entries',
		own: row('time_entries', (stage) => entry(stage.me.id, stage.own.project)),
		foreign: row('time_entries', (stage) => entry(stage.tenant.colleague.id, stage.own.project)),
		patch: () => ({ note: unique('changed') }),
	},
	'time_entries, billed': {
		collection: 'time_entries',
		own: row('time_entries', async (stage) =>
			entry(stage.me.id, stage.own.project, { status: 'approved', invoice_line_id: await billedLine(stage) }),
		),
		foreign: row('time_entries', async (stage) =>
			entry(stage.tenant.colleague.id, stage.tenant.project, { status: 'approved', invoice_line_id: await billedLine(stage) }),
		),
		patch: () => ({ note: unique('changed') }),
	},

	services: shared(
		'services',
		() => ({ name: unique('Service') }),
		() => ({ description: unique('changed') }),
	),
	quotes: {
		collection: 'quotes',
		own: row('quotes', ({ tenant }) => ({ customer_id: tenant.customer })),
		foreign: row('quotes', ({ tenant }) => ({ customer_id: tenant.customer, status: 'sent', number: unique('A') })),
		patch: () => ({ title: unique('changed') }),
		create: { own: ({ tenant }) => ({ customer_id: tenant.customer }) },
	},
	quote_lines: {
		collection: 'quote_lines',
		own: row('quote_lines', ({ tenant }) => ({ quote_id: tenant.quote, title: 'Line' })),
		foreign: row('quote_lines', async (stage) => ({ quote_id: await EXAMPLES.quotes!.foreign!(stage), title: 'Line' })),
		patch: () => ({ description: unique('changed') }),
		create: {
			own: ({ tenant }) => ({ quote_id: tenant.quote, title: 'Line' }),
			foreign: async (stage) => ({ quote_id: await EXAMPLES.quotes!.foreign!(stage), title: 'Line' }),
		},
	},
	invoices: {
		collection: 'invoices',
		own: ({ tenant }) => addInvoice(tenant.id, tenant.customer),
		foreign: ({ tenant }) => addInvoice(tenant.id, tenant.customer, issued()),
		patch: () => ({ title: unique('changed') }),
		create: { own: ({ tenant }) => ({ customer_id: tenant.customer }) },
	},
	invoice_lines: {
		collection: 'invoice_lines',
		own: row('invoice_lines', ({ tenant }) => ({ invoice_id: tenant.invoice, title: 'Line' })),
		foreign: row('invoice_lines', ({ tenant }) => ({ invoice_id: tenant.issued, title: 'Line' })),
		patch: () => ({ description: unique('changed') }),
		create: {
			own: ({ tenant }) => ({ invoice_id: tenant.invoice, title: 'Line' }),
			foreign: ({ tenant }) => ({ invoice_id: tenant.issued, title: 'Line' }),
		},
	},
	customer_credits: {
		collection: 'customer_credits',
		own: row('customer_credits', credit),
		foreign: row('customer_credits', credit),
		patch: () => ({ note: unique('changed') }),
		create: { own: ({ tenant }) => ({ customer_id: tenant.customer, kind: 'overpayment', amount: '1.00', entry_date: day }) },
	},
	payments: shared(
		'payments',
		({ tenant }) => ({ invoice_id: tenant.issued, amount: '1.00', payment_date: day, allow_overpayment: true }),
		() => ({ note: unique('changed') }),
	),
	dunning_notices: shared(
		'dunning_notices',
		({ tenant }) => ({ invoice_id: tenant.issued, level: uniqueNumber() }),
		() => ({ text: unique('changed') }),
	),
	recurring_invoices: shared(
		'recurring_invoices',
		({ tenant }) => ({ title: 'Monthly', customer_id: tenant.customer, start_date: day }),
		() => ({
			title: unique('changed'),
		}),
	),
	expenses: {
		collection: 'expenses',
		own: row('expenses', ({ me }) => expense(me.id)),
		foreign: row('expenses', ({ tenant }) => expense(tenant.colleague.id)),
		patch: () => ({ note: unique('changed') }),
		create: { own: ({ me }) => expense(me.id), foreign: ({ tenant }) => expense(tenant.colleague.id) },
	},
	'expenses, billed': {
		collection: 'expenses',
		own: row('expenses', async (stage) => expense(stage.me.id, { status: 'approved', invoice_line_id: await billedLine(stage) })),
		foreign: row('expenses', async (stage) =>
			expense(stage.tenant.colleague.id, { status: 'approved', invoice_line_id: await billedLine(stage) }),
		),
		patch: () => ({ note: unique('changed') }),
	},

	documents: {
		collection: 'documents',
		own: (stage) => document(stage, stage.me, false),
		foreign: (stage) => document(stage, stage.tenant.colleague, false),
		patch: () => ({ title: unique('changed') }),
		create: {
			own: () => ({ title: unique('Document') }),
			foreign: ({ tenant }) => ({ title: unique('Document'), owner_id: tenant.colleague.id }),
		},
	},
	'documents, confidential': {
		collection: 'documents',
		own: (stage) => document(stage, stage.me, true),
		foreign: (stage) => document(stage, stage.tenant.colleague, true),
		patch: () => ({ title: unique('changed') }),
	},
	reminders: {
		collection: 'reminders',
		own: row('reminders', ({ me }) => ({ title: 'Call back', owner_id: me.id })),
		foreign: row('reminders', ({ tenant }) => ({ title: 'Call back', owner_id: tenant.colleague.id })),
		patch: () => ({ description: unique('changed') }),
		create: {
			own: ({ me }) => ({ title: 'Call back', owner_id: me.id }),
			foreign: ({ tenant }) => ({ title: 'Call back', owner_id: tenant.colleague.id }),
		},
	},
	saved_views: {
		collection: 'saved_views',
		own: row('saved_views', ({ me }) => ({ title: 'Late', list: 'invoices', owner_id: me.id })),
		foreign: row('saved_views', ({ tenant }) => ({ title: 'Late', list: 'invoices', owner_id: tenant.colleague.id })),
		patch: () => ({ title: unique('changed') }),
		create: {
			own: ({ me }) => ({ title: 'Late', list: 'invoices', owner_id: me.id }),
			foreign: ({ tenant }) => ({ title: 'Late', list: 'invoices', owner_id: tenant.colleague.id }),
		},
	},
	'saved_views, shared': {
		collection: 'saved_views',
		own: row('saved_views', ({ me }) => ({ title: 'Late', list: 'invoices', owner_id: me.id, is_private: false })),
		foreign: row('saved_views', ({ tenant }) => ({ title: 'Late', list: 'invoices', owner_id: tenant.colleague.id, is_private: false })),
		patch: () => ({ title: unique('changed') }),
	},
	dashboards: {
		collection: 'dashboards',
		own: row('dashboards', ({ me }) => ({ user_id: me.id })),
		foreign: row('dashboards', async (stage) => ({ user_id: (await newColleague(stage)).id })),
		patch: () => ({ theme: 'dark' }),
		create: { own: ({ me }) => ({ user_id: me.id }), foreign: async (stage) => ({ user_id: (await newColleague(stage)).id }) },
	},

	directus_files: {
		collection: 'directus_files',
		own: ({ tenant, me }) => addFile(tenant.id, me.id),
		foreign: ({ tenant }) => addFile(tenant.id, tenant.colleague.id),
		patch: () => ({ description: unique('changed') }),
	},
	'directus_files of a document': {
		collection: 'directus_files',
		isOfDocument: true,
		own: async (stage) => fileOf(await document(stage, stage.me, false)),
		foreign: async (stage) => fileOf(await document(stage, stage.tenant.colleague, false)),
		patch: () => ({ description: unique('changed') }),
	},
	'directus_files of a confidential document': {
		collection: 'directus_files',
		isOfDocument: true,
		own: async (stage) => fileOf(await document(stage, stage.me, true)),
		foreign: async (stage) => fileOf(await document(stage, stage.tenant.colleague, true)),
		patch: () => ({ description: unique('changed') }),
	},
	directus_folders: shared(
		'directus_folders',
		() => ({ name: unique('Folder') }),
		() => ({ name: unique('Renamed') }),
	),
	directus_users: {
		collection: 'directus_users',
		own: async ({ me }) => me.id,
		foreign: async (stage) => (await newColleague(stage)).id,
		patch: () => ({ location: unique('Berlin') }),
		create: { own: () => ({ email: `made-${uniqueNumber()}@tests.example.com` }) },
		isKept: true,
	},
	directus_activity: {
		collection: 'directus_activity',
		own: ({ me }) => activityOf(me.id),
		foreign: ({ tenant }) => activityOf(tenant.colleague.id),
		isKept: true,
	},
	directus_revisions: {
		collection: 'directus_revisions',
		own: async ({ me }) => revisionOf(me.id),
		foreign: async ({ tenant }) => revisionOf(tenant.colleague.id),
		isKept: true,
	},
	directus_roles: {
		collection: 'directus_roles',
		isGlobal: true,
		own: async ({ me }) => (await sql('select role from directus_users where id = $1', [me.id]))[0]!.role,
		foreign: () => insert('directus_roles', { id: randomUUID(), name: unique('Role') }),
		patch: () => ({ description: unique('changed') }),
		create: { own: () => ({ name: unique('Role') }) },
		isKept: true,
	},
	directus_policies: {
		collection: 'directus_policies',
		isGlobal: true,
		foreign: () => insert('directus_policies', { id: randomUUID(), name: unique('Policy') }),
		patch: () => ({ enforce_tfa: true }),
		create: { own: () => ({ name: unique('Policy'), app_access: true }) },
	},
	directus_permissions: {
		collection: 'directus_permissions',
		isGlobal: true,
		foreign: async () =>
			(await sql("select id from directus_permissions where collection = 'payments' and action = 'read' limit 1"))[0]!.id,
		create: { own: async () => ({ policy: await newPolicy(), collection: 'payments', action: 'delete', fields: ['*'] }) },
		isKept: true,
	},
	directus_access: {
		collection: 'directus_access',
		isGlobal: true,
		foreign: async () => (await sql('select id from directus_access where role is not null limit 1'))[0]!.id,
		create: { own: async ({ tenant }) => ({ user: tenant.colleague.id, policy: await newPolicy() }) },
		isKept: true,
	},
	directus_flows: {
		collection: 'directus_flows',
		isGlobal: true,
		foreign: () => insert('directus_flows', { id: randomUUID(), name: unique('Flow'), status: 'inactive' }),
		patch: () => ({ name: unique('changed') }),
		create: { own: () => ({ name: unique('Flow'), status: 'inactive', trigger: 'manual' }) },
	},
	'directus_flows, a button of billing': {
		collection: 'directus_flows',
		isGlobal: true,
		foreign: async () => (await sql("select id from directus_flows where name = '$t:flow_issue_invoice'"))[0]!.id,
		isKept: true,
	},
	directus_dashboards: {
		collection: 'directus_dashboards',
		isGlobal: true,
		own: ({ me }) => insert('directus_dashboards', { id: randomUUID(), name: unique('Insights'), user_created: me.id }),
		foreign: () => insert('directus_dashboards', { id: randomUUID(), name: unique('Insights') }),
		patch: () => ({ note: unique('changed') }),
		create: { own: () => ({ name: unique('Insights') }) },
	},
	directus_presets: {
		collection: 'directus_presets',
		own: ({ me }) => preset(me.id),
		foreign: ({ tenant }) => preset(tenant.colleague.id),
		patch: () => ({ search: unique('changed') }),
		create: {
			own: ({ me }) => ({ collection: 'customers', user: me.id }),
			foreign: ({ tenant }) => ({ collection: 'customers', user: tenant.colleague.id }),
		},
	},
	directus_notifications: {
		collection: 'directus_notifications',
		own: ({ me }) => notification(me.id),
		foreign: ({ tenant }) => notification(tenant.colleague.id),
		patch: () => ({ status: 'archived' }),
		isKept: true,
	},
	directus_comments: {
		collection: 'directus_comments',
		own: ({ me, own }) => comment(me.id, own.project),
		foreign: ({ tenant }) => comment(tenant.colleague.id, tenant.project),
		patch: () => ({ comment: unique('changed') }),
	},
	directus_shares: {
		collection: 'directus_shares',
		foreign: ({ tenant }) =>
			insert('directus_shares', {
				id: randomUUID(),
				collection: 'customers',
				item: tenant.customer,
				user_created: tenant.colleague.id,
				name: 'Share',
			}),
		patch: () => ({ name: unique('changed') }),
		create: { own: ({ own }) => ({ collection: 'projects', item: own.project, name: 'Share' }) },
	},
	directus_versions: {
		collection: 'directus_versions',
		foreign: ({ tenant }) =>
			insert('directus_versions', {
				id: randomUUID(),
				collection: 'customers',
				item: tenant.customer,
				key: `v${uniqueNumber()}`,
				name: 'Version',
				hash: 'x',
				user_created: tenant.colleague.id,
			}),
		patch: () => ({ name: unique('changed') }),
	},
};

/** A module keeps its own beside its tests, as it keeps its own table of rights: tests/<module>/examples.ts. */
const ofAllModules = await Promise.all(
	ofModules('examples.ts').map((file): Promise<{ EXAMPLES: Record<string, Example> }> => import(file)),
);
export const EXAMPLES: Record<string, Example> = Object.assign({}, OF_THE_HOUSE, ...ofAllModules.map((module) => module.EXAMPLES));

async function activityOf(user: string): Promise<string> {
	const [made] = await sql(
		`insert into directus_activity (action, "user", collection, item, timestamp) values ('update', $1, 'customers', $2, now()) returning id`,
		[user, randomUUID()],
	);
	return String(made!.id);
}

async function revisionOf(user: string): Promise<string> {
	const [made] = await sql(
		`insert into directus_revisions (activity, collection, item, data) values ($1, 'customers', $2, '{"name":"old"}') returning id`,
		[await activityOf(user), randomUUID()],
	);
	return String(made!.id);
}

const newPolicy = () => insert('directus_policies', { id: randomUUID(), name: unique('Policy') });

async function withSerialId(table: string, columns: Row): Promise<string> {
	return insert(table, columns);
}

const preset = (user: string) => withSerialId('directus_presets', { collection: 'customers', user });
const notification = (user: string) => withSerialId('directus_notifications', { recipient: user, subject: 'News', status: 'inbox' });
const comment = (user: string, project: string) =>
	insert('directus_comments', { id: randomUUID(), collection: 'projects', item: project, comment: 'Note', user_created: user });
