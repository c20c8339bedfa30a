/** The time of a project, added up by the database, at the rates that hold for it. */
import type { Context } from '../core/context.js';
import { readRow, readRows } from '../core/load.js';
import { parseDecimal } from '../core/rules/money.js';
import type { Project } from '../generated/schema.js';
import { type BudgetFigures, budgetFigures, type Work } from './rules/budget.js';
import { resolveRate } from './rules/rate.js';

interface Sum {
	employee_id: string;
	hourly_rate: string | null;
	is_billable: boolean;
	is_billed: boolean;
	seconds: string;
	charged: string | null;
}

/** What was rejected does not count until it is submitted again; what runs, when it is stopped. */
export async function budgetOf(project: Project, context: Context): Promise<BudgetFigures> {
	const { database } = context;
	const sums: Sum[] = await database('time_entries')
		.where({ project_id: project.id })
		.whereNotNull('end_time')
		.whereNot({ status: 'rejected' })
		.groupByRaw('employee_id, hourly_rate, is_billable, invoice_line_id is not null')
		.select('employee_id', 'hourly_rate', 'is_billable', database.raw('invoice_line_id is not null as is_billed'))
		.select(database.raw('sum(duration)::text as seconds, sum(billed_hours * billed_rate)::text as charged'));
	const people = sums.map(({ employee_id }) => employee_id);
	const organization = (await readRow(context, 'organizations', project.organization_id))!;
	const customer = await readRow(context, 'customers', project.customer_id);
	const members = await readRows(context, 'project_members', (query) => query.where({ project_id: project.id }));
	const employees = await readRows(context, 'employees', (query) => query.whereIn('id', people));
	const rateOf = ({ employee_id, hourly_rate }: Sum) =>
		resolveRate({
			entry: hourly_rate,
			member: members.find((member) => member.employee_id === employee_id)?.hourly_rate,
			project: project.hourly_rate,
			customer: customer?.hourly_rate,
			employee: employees.find(({ id }) => id === employee_id)?.hourly_rate,
			organization: organization.hourly_rate,
		});
	const works = sums.map(
		(one): Work => ({
			seconds: BigInt(one.seconds),
			isBillable: one.is_billable,
			isBilled: one.is_billed,
			rate: rateOf(one)?.rate ?? null,
			charged: parseDecimal(one.charged ?? '0', 6),
		}),
	);
	return budgetFigures(works, { hours: project.budget_hours, amount: project.budget_amount });
}
