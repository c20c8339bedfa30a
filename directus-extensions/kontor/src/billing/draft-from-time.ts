/**
 * What an invoice over tracked time says, before anything is written: the preview and the creation both use it, so that they can't differ.
 */

import { readRow, readRows } from '../core/load.js';
import { organizationOf } from '../core/organizations.js';
import { formatCents, formatDecimal, parseCents } from '../core/rules/money.js';
import type { VerbContext } from '../core/verbs/verb.js';
import type { Customer, Expense, Organization, Project } from '../generated/schema.js';
import { fillDocument } from '../papers/fill-draft.js';
import { type LineTax, lineTaxFor } from '../papers/rules/tax-case.js';
import { resolveRate } from '../time/rules/rate.js';
import type { FromTime } from './contracts.js';
import { IN_ITS_CURRENCY, kontorError } from './errors.js';
import { findExpenses, findProjects, findTime, type TrackedTime } from './find-billable.js';
import type { Entry } from './rules/entries.js';
import { type BilledEntry, groupTime } from './rules/group-time.js';
import { draftTitle, expenseDescription, expenseTitle, type Language } from './rules/time-texts.js';

export interface DraftLine {
	/** The columns of the line. */
	values: LineTax & { position: number; quantity: string; unit_price: string; [column: string]: unknown };
	entries: BilledEntry[];
	expense: string | null;
}

export interface TimeDraft {
	invoice: { organization_id: string; customer_id: string; [column: string]: unknown };
	lines: DraftLine[];
}

/** The limit for one answer of the API. */
const MOST_LINES = 10_000;

export async function draftFromTime(input: FromTime, { isLocked }: { isLocked: boolean }, context: VerbContext): Promise<TimeDraft> {
	const projects = await findProjects(input, context);
	const customerId = input.customer_id ?? projects[0]!.customer_id!;
	// A second request that bills this customer waits here.
	if (isLocked) await context.database('customers').where({ id: customerId }).forNoKeyUpdate().first('id');
	const customer = (await readRow(context, 'customers', customerId))!;
	const organization = await organizationOf(context, customer.organization_id);
	const wanted = { projects, from: input.from, until: input.until, isLocked };
	const time = await findTime(organization, wanted, context);
	const expenses = input.include_expenses ? await findExpenses(organization, wanted, context) : [];
	if (time.length + expenses.length === 0) throw kontorError('NOTHING_TO_BILL', { collection: 'time_entries' });

	const language: Language = customer.language === 'en' ? 'en' : 'de';
	const header = await fillDocument('invoices', { customer_id: customerId }, context);
	const rates = await readRows(context, 'tax_rates', (query) => query.where({ organization_id: organization.id }));
	const taxOf = (serviceRate?: string | null) => lineTaxFor(rates, organization, customer, serviceRate);
	const entries = await priced(time, { input, projects, organization, customer, currency: header.currency as string, taxOf }, context);
	const ofTime = groupTime(entries, input.group_by, language).map(({ entries: billed, ...values }) => ({
		values,
		entries: billed,
		expense: null,
	}));
	const ofExpenses = expenses.map((expense) => ({
		values: expenseLine(expense, organization, header.currency as string, taxOf(), language),
		entries: [],
		expense: expense.id,
	}));
	const lines = [...ofTime, ...ofExpenses].map(({ values, ...billed }, index) => ({
		...billed,
		values: { position: index + 1, ...values },
	}));
	if (lines.length > MOST_LINES)
		throw kontorError('INVALID_REQUEST', { reason: `an invoice has at most ${MOST_LINES} lines: group the time`, field: 'group_by' });

	const days = lines.flatMap(({ values }) => [values.service_from, values.service_to] as string[]).sort();
	const billed = new Set([...time, ...expenses].map(({ project_id }) => project_id));
	const only = billed.size === 1 ? projects.find(({ id }) => billed.has(id))! : null;
	const orders = new Set(projects.filter(({ id }) => billed.has(id)).map(({ order_number }) => order_number));
	return {
		invoice: {
			...header,
			organization_id: organization.id,
			customer_id: customerId,
			project_id: only?.id ?? null,
			order_number: orders.size === 1 ? [...orders][0]! : null,
			title: input.title ?? draftTitle(only?.title ?? null, days[0]!, days.at(-1)!, language),
			service_from: days[0]!,
			service_to: days.at(-1)!,
		},
		lines,
	};
}

interface Pricing {
	input: FromTime;
	projects: Project[];
	organization: Organization;
	customer: Customer;
	currency: string;
	taxOf(serviceRate?: string | null): LineTax;
}

async function priced(time: TrackedTime[], by: Pricing, context: VerbContext): Promise<Entry[]> {
	const { input, organization, currency, taxOf } = by;
	const projects = new Map(by.projects.map((project) => [project.id, project]));
	const employees = await byId('employees', time, 'employee_id', context);
	const services = await byId('services', time, 'service_id', context);
	const tasks = await byId('tasks', time, 'task_id', context);
	const members = await readRows(context, 'project_members', (query) => query.whereIn('project_id', [...projects.keys()]));
	const memberRates = new Map(members.map(({ project_id, employee_id, hourly_rate }) => [`${project_id} ${employee_id}`, hourly_rate]));
	const taxes = new Map([...services.values(), null].map((service) => [service?.id ?? null, taxOf(service?.tax_rate_id)]));

	return time.map(({ employee_id, project_id, task_id, service_id, hourly_rate, ...entry }) => {
		const project = projects.get(project_id)!;
		const employee = employees.get(employee_id)!;
		const name = `${employee.firstname} ${employee.lastname}`.trim();
		const resolved = resolveRate({
			entry: hourly_rate,
			member: memberRates.get(`${project_id} ${employee_id}`) ?? null,
			project: project.hourly_rate,
			customer: by.customer.hourly_rate,
			employee: employee.hourly_rate,
			organization: organization.hourly_rate,
		});
		if (!resolved) throw kontorError('RATE_MISSING', { employee: name, employee_id, project: project.title, project_id });
		// Rates agreed for a project are in the customer's currency, general rates in the organization's own.
		if (currency !== organization.currency && (resolved.source === 'employee' || resolved.source === 'organization'))
			throw kontorError('CURRENCIES_DIFFER', {
				what: IN_ITS_CURRENCY.rate(name),
				given: organization.currency,
				currency,
				employee_id,
				project_id,
			});
		const { rounding_minutes: minutes, rounding_mode: mode } = project;
		const [task, service] = [task_id === null ? null : tasks.get(task_id)!, service_id === null ? null : services.get(service_id)!];
		return {
			...entry,
			rate: formatCents(resolved.rate),
			tax: taxes.get(service_id)!,
			rounding: input.rounding ?? { minutes, mode },
			employee: { id: employee_id, name },
			project: { id: project_id, name: project.title },
			task: task && { id: task.id, name: task.title },
			service: service && { id: service.id, name: service.name },
		};
	});
}

async function byId<Name extends 'employees' | 'services' | 'tasks'>(
	collection: Name,
	time: TrackedTime[],
	field: 'employee_id' | 'service_id' | 'task_id',
	context: VerbContext,
) {
	const ids = new Set(time.map((entry) => entry[field]).filter((id) => id !== null));
	const rows = ids.size > 0 ? await readRows(context, collection, (query) => query.whereIn('id', [...ids])) : [];
	return new Map(rows.map((row) => [row.id, row]));
}

/** What the organization itself has paid: without the input tax that it deducts. A small business deducts none (§ 15, § 19 UStG). */
function expenseLine(expense: Expense, organization: Organization, currency: string, tax: LineTax, language: Language) {
	const { supplier, expense_date: day } = expense;
	if (expense.currency !== currency)
		throw kontorError('CURRENCIES_DIFFER', {
			what: IN_ITS_CURRENCY.expense(supplier ?? '', day),
			given: expense.currency,
			currency,
			collection: 'expenses',
			id: expense.id,
		});
	const input = organization.tax_scheme === 'small_business' ? 0n : parseCents(expense.tax_amount);
	return {
		service_id: null,
		title: expenseTitle(supplier, language),
		description: expenseDescription(day, expense.note, language),
		quantity: '1.0000',
		unit: 'flat',
		unit_price: formatDecimal((parseCents(expense.amount) - input) * 100n, 4),
		...tax,
		service_from: day,
		service_to: day,
	};
}
