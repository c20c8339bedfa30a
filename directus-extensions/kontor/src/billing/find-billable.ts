/** The time and the expenses of a customer's projects that can be billed now, as far as the caller sees them. */

import { assertVisible, readRows } from '../core/load.js';
import { visibleOf } from '../core/rights/visible-rows.js';
import type { VerbContext } from '../core/verbs/verb.js';
import type { Expense, Organization, Project } from '../generated/schema.js';
import type { FromTime } from './contracts.js';
import { kontorError } from './errors.js';

/** Of a customer: all projects that the caller sees. Projects that are named must be visible, and belong to one customer. */
export async function findProjects({ customer_id, projects: named }: FromTime, context: VerbContext): Promise<Project[]> {
	if (customer_id) await assertVisible(context, 'customers', [customer_id]);
	if (!named) {
		const all = await readRows(context, 'projects', (query) => query.where({ customer_id: customer_id! }));
		const seen = await visibleOf(context, 'projects', idsOf(all));
		return all.filter(({ id }) => seen.has(id));
	}
	await assertVisible(context, 'projects', named);
	const projects = await readRows(context, 'projects', (query) => query.whereIn('id', named));
	const customer = customer_id ?? projects.find((project) => project.customer_id)?.customer_id;
	const stranger = projects.find((project) => project.customer_id !== customer || !customer);
	if (stranger) throw kontorError('CUSTOMERS_DIFFER', { field: 'projects', project: stranger.title });
	if (!customer_id) await assertVisible(context, 'customers', [customer!]);
	return projects;
}

export interface TrackedTime {
	id: string;
	day: string;
	at: number;
	seconds: number;
	employee_id: string;
	project_id: string;
	task_id: string | null;
	service_id: string | null;
	hourly_rate: string | null;
	note: string | null;
}

export interface Wanted {
	projects: Project[];
	from: string | undefined;
	until: string;
	/** Until the end of the transaction nobody else can bill or change what was found. */
	isLocked: boolean;
}

/** After waiting for the lock the entries are read as they are then, so that those billed in the meantime are left out. */
export async function findTime(organization: Organization, wanted: Wanted, context: VerbContext): Promise<TrackedTime[]> {
	const { database } = context;
	const day = database.raw('(e.start_time at time zone ?)::date', [organization.time_zone]);
	const query = database('time_entries as e')
		.select('e.id', 'e.employee_id', 'e.project_id', 'e.task_id', 'e.service_id', 'e.hourly_rate', 'e.note', {
			seconds: 'e.duration',
			day: database.raw('?::text', [day]),
			at: database.raw('extract(epoch from e.start_time)::float8'),
		})
		.where({ 'e.organization_id': organization.id, 'e.is_billable': true })
		.whereIn('e.project_id', idsOf(wanted.projects.filter(({ billing_type }) => billing_type === 'time_material')))
		.whereNull('e.invoice_line_id')
		.whereNotNull('e.end_time')
		.where('e.duration', '>', 0)
		.whereNot('e.status', 'rejected')
		.whereRaw('not exists (select 1 from tasks t where t.id = e.task_id and not t.is_billable)')
		.whereRaw('? <= ?::date', [day, wanted.until])
		.orderBy('e.id');
	if (organization.is_time_approval_required) query.where('e.status', 'approved');
	if (wanted.from) query.whereRaw('? >= ?::date', [day, wanted.from]);
	if (wanted.isLocked) query.forUpdate('e');
	const entries: TrackedTime[] = await query;
	const seen = await visibleOf(context, 'time_entries', idsOf(entries));
	return entries.filter(({ id }) => seen.has(id));
}

/** Also those of fixed-price projects, because somebody has marked them as billable. */
export async function findExpenses(organization: Organization, wanted: Wanted, context: VerbContext): Promise<Expense[]> {
	const expenses = await readRows(context, 'expenses', (query) => {
		query
			.where({ organization_id: organization.id, is_billable: true })
			.whereIn('project_id', idsOf(wanted.projects.filter(({ billing_type }) => billing_type !== 'non_billable')))
			.whereIn('status', ['approved', 'reimbursed'])
			.whereNull('invoice_line_id')
			.where('expense_date', '<=', wanted.until)
			.orderBy('id');
		if (wanted.from) query.where('expense_date', '>=', wanted.from);
		return wanted.isLocked ? query.forUpdate() : query;
	});
	const seen = await visibleOf(context, 'expenses', idsOf(expenses));
	const inOrder = (a: Expense, b: Expense) => (a.expense_date + a.id < b.expense_date + b.id ? -1 : 1);
	return expenses.filter(({ id }) => seen.has(id)).sort(inOrder);
}

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);
