/** From time entries to invoices, and what became of each: the months behind, and one of each kind close to today. */
import { formatDecimal, parseCents, parseDecimal, sum } from '../../directus-extensions/kontor/src/core/rules/money.ts';
import { addUp, cancellation, invoice, invoiceLine, issue, recurringInvoice, withTax } from '../factories/billing.ts';
import {
	addDays,
	addMonths,
	type Day,
	endOfMonth,
	moment,
	startOfMonth,
	wallClock,
	workdayOnOrAfter,
	workdayOnOrBefore,
} from '../factories/calendar.ts';
import type { Row } from '../factories/maker.ts';
import type { Fate } from './payments.ts';
import { billingContactOf, type Tenant, taxFor } from './tenant.ts';

export type Fates = Map<Row, Fate>;

const customerOf = ({ make }: Tenant, id: string) => make.all('customers').find((row) => row.id === id)!;
const MONTH = new Intl.DateTimeFormat('de', { month: 'long', year: 'numeric', timeZone: 'UTC' });

export function draftFor(tenant: Tenant, customer: Row, title: string, more: Row = {}): Row {
	const { make, organization } = tenant;
	return invoice(make, {
		title,
		customer_id: customer.id,
		contact_id: billingContactOf(tenant, customer)?.id ?? null,
		intro_text: organization.invoice_intro_text,
		closing_text: organization.invoice_closing_text,
		payment_terms_days: customer.payment_terms_days ?? organization.payment_terms_days,
		skonto_percent: customer.skonto_percent,
		skonto_days: customer.skonto_days,
		leitweg_id: customer.leitweg_id,
		buyer_reference: customer.buyer_reference,
		...more,
	});
}

export function issueOn(tenant: Tenant, document: Row, day: Day, { isSent = true } = {}): void {
	const customer = customerOf(tenant, document.customer_id);
	issue(document, day, { organization: tenant.organization, customer, contact: billingContactOf(tenant, customer) });
	document.created_at = moment(day, 9 * 60 + 30);
	if (isSent) Object.assign(document, { status: 'sent', sent_at: moment(day, 10 * 60 + 15) });
}

/** One invoice per project and month, in the first days of the next one, over what was approved by then. */
export function billMonths(tenant: Tenant, fates: Fates, months = 6): void {
	const { make } = tenant;
	const billable = make.all('projects').filter((row) => row.billing_type === 'time_material' && row.customer_id);
	for (let ago = months; ago >= 1; ago--) {
		const month = startOfMonth(addMonths(make.today, -ago));
		for (const [index, project] of billable.entries()) {
			const day = workdayOnOrAfter(addDays(addMonths(month, 1), index % 5));
			if (day >= addDays(make.today, -1)) continue;
			const document = billProject(tenant, project, month, endOfMonth(month));
			if (!document) continue;
			issueOn(tenant, document, day);
			fates.set(document, fateOf(tenant, document, index));
		}
	}
}

function fateOf({ make, team }: Tenant, { customer_id }: Row, index: number): Fate {
	const customer = make.all('customers').find(({ id }) => id === customer_id)!;
	if (customer.name.startsWith('Autohaus')) return 'never';
	if (customer.skonto_percent) return 'skonto';
	return index % 6 === 4 && team.lead ? 'late' : 'on-time';
}

export function billProject(tenant: Tenant, project: Row, from: Day, to: Day): Row | undefined {
	const { make } = tenant;
	const entries = make
		.all('time_entries')
		.filter((row) => row.project_id === project.id && row.is_billable && row.end_time && row.status === 'approved' && !row.invoice_line_id)
		.filter((row) => dayOf(row) >= from && dayOf(row) <= to);
	if (entries.length === 0) return undefined;
	const customer = customerOf(tenant, project.customer_id);
	const month = MONTH.format(Date.parse(from));
	const document = draftFor(tenant, customer, `${project.title}, ${month}`, { project_id: project.id, order_number: project.order_number });
	const groups = Object.groupBy(entries, (row) => `${row.employee_id} ${row.service_id}`);
	const tax = withTax(taxFor(tenant, customer));
	const lines = Object.values(groups).map((group) => timeLine(tenant, document, project, group!, tax));
	lines.push(...expenseLines(tenant, document, project, to, tax));
	addUp(document, lines);
	const days = entries.map(dayOf).sort();
	return Object.assign(document, { service_from: days[0], service_to: days.at(-1) });
}

const dayOf = (entry: Row): Day => wallClock(entry.start_time).day;

function timeLine(tenant: Tenant, document: Row, project: Row, entries: Row[], tax: Row) {
	const { make } = tenant;
	const [first] = entries as [Row, ...Row[]];
	const employee = make.all('employees').find(({ id }) => id === first.employee_id)!;
	const service = Object.values(tenant.services).find(({ id }) => id === first.service_id)!;
	const days = entries.map(dayOf).sort();
	const line = invoiceLine(make, document, {
		service_id: service.id,
		title: `${service.name}, ${employee.firstname} ${employee.lastname}`,
		description: `${entries.length} Einsätze`,
		quantity: formatDecimal(sum(entries.map(hours)), 4),
		unit_price: formatDecimal(parseDecimal(rateOf(tenant, project, employee), 4), 4),
		service_from: days[0],
		service_to: days.at(-1),
		...tax,
	});
	for (const entry of entries)
		Object.assign(entry, {
			invoice_line_id: line.id,
			billed_rate: rateOf(tenant, project, employee),
			billed_hours: formatDecimal(hours(entry), 4),
		});
	return line;
}

/** In ten-thousandths; entries come in quarters of an hour, so nothing is lost. */
const hours = (entry: Row): bigint => (BigInt(Date.parse(entry.end_time) - Date.parse(entry.start_time)) * 10_000n) / 3_600_000n;

function rateOf({ make, organization }: Tenant, project: Row, employee: Row): string {
	const member = make.all('project_members').find((row) => row.project_id === project.id && row.employee_id === employee.id);
	return member?.hourly_rate ?? project.hourly_rate ?? employee.hourly_rate ?? organization.hourly_rate;
}

function expenseLines({ make, services }: Tenant, document: Row, project: Row, until: Day, tax: Row) {
	return make
		.all('expenses')
		.filter((row) => row.project_id === project.id && row.is_billable && !row.invoice_line_id && row.expense_date <= until)
		.filter(({ status }) => ['approved', 'reimbursed'].includes(status))
		.map((expense) => {
			const line = invoiceLine(make, document, {
				service_id: services.travel.id,
				title: `Auslage ${expense.supplier}`,
				description: expense.note,
				unit: 'flat',
				// The firm has deducted its input tax: the customer is charged the net amount.
				unit_price: formatDecimal((parseCents(expense.amount) - parseCents(expense.tax_amount)) * 100n, 4),
				service_from: expense.expense_date,
				service_to: expense.expense_date,
				...tax,
			});
			Object.assign(expense, { invoice_id: document.id, invoice_line_id: line.id });
			return line;
		});
}

/** A document with one plain line, issued so many days ago. */
export function flatInvoice(tenant: Tenant, customer: Row, title: string, price: string, more: Row = {}): Row {
	const { make, services } = tenant;
	const document = draftFor(tenant, customer, title, more);
	addUp(document, [
		invoiceLine(make, document, {
			service_id: services.workshop.id,
			title,
			unit: 'flat',
			unit_price: price,
			...withTax(taxFor(tenant, customer)),
		}),
	]);
	return document;
}

export interface Show {
	slug: string;
	title: string;
	price: string;
	daysAgo: number;
	fate: Fate;
	more?: Row;
}

/** One of each kind of fate, whatever day it is today. */
export function showInvoices(tenant: Tenant, fates: Fates, shows: readonly Show[]): void {
	for (const { slug, title, price, daysAgo, fate, more } of shows) {
		const day = workdayOnOrBefore(addDays(tenant.make.today, -daysAgo));
		const document = flatInvoice(tenant, tenant.customers.get(slug)!, title, price, {
			service_from: addDays(day, -7),
			service_to: addDays(day, -1),
			...more,
		});
		issueOn(tenant, document, day, { isSent: fate !== 'unsent' });
		fates.set(document, fate);
	}
}

/** Wrong address on the invoice: it is cancelled, and the same time is billed anew. */
export function cancelAndReplace(tenant: Tenant, fates: Fates, original: Row): void {
	const { make } = tenant;
	const lines = make.all('invoice_lines').filter(({ invoice_id }) => invoice_id === original.id);
	const day = workdayOnOrAfter(addDays(original.issued_date, 3));
	Object.assign(cancellation(make, original, lines, day), { created_at: moment(day, 10 * 60 + 45), sent_at: moment(day, 11 * 60) });
	Object.assign(original, { status: 'cancelled', cancelled_at: moment(day, 11 * 60) });
	fates.delete(original);

	const { id: _, created_at: __, ...copy } = original;
	const replacement = invoice(make, { ...copy, status: 'draft', cancelled_at: null });
	const lineFor = new Map(lines.map(({ id, created_at: _, invoice_id: __, ...line }) => [id, invoiceLine(make, replacement, line)]));
	addUp(replacement, [...lineFor.values()]);
	issueOn(tenant, replacement, day);
	fates.set(replacement, 'on-time');
	for (const entry of make.all('time_entries')) entry.invoice_line_id = lineFor.get(entry.invoice_line_id)?.id ?? entry.invoice_line_id;
	for (const expense of make.all('expenses'))
		if (lineFor.has(expense.invoice_line_id))
			Object.assign(expense, { invoice_id: replacement.id, invoice_line_id: lineFor.get(expense.invoice_line_id)!.id });
}

/** A contract that has been billed on the first of each month. */
export function billContract(tenant: Tenant, fates: Fates, customer: Row, months = 6): void {
	const { make, services } = tenant;
	const first = startOfMonth(addMonths(make.today, -months));
	const tax = withTax(taxFor(tenant, customer));
	const contract = recurringInvoice(make, {
		title: 'Wartung & Support',
		customer_id: customer.id,
		start_date: first,
		next_run_date: make.today === startOfMonth(make.today) ? make.today : startOfMonth(addMonths(make.today, 1)),
		indexation_percent: '2.50',
		lines: [{ title: services.support.name, quantity: '1', unit: 'month', unit_price: '890.00', tax_rate: tax.tax_rate }],
		created_at: moment(addDays(first, -10), 10 * 60),
	});
	for (let ago = months; ago >= 0; ago--) {
		const month = startOfMonth(addMonths(make.today, -ago));
		if (month >= make.today) continue;
		const title = `${contract.title}, ${MONTH.format(Date.parse(month))}`;
		const document = draftFor(tenant, customer, title, {
			recurring_invoice_id: contract.id,
			recurring_period: month,
			service_from: month,
			service_to: endOfMonth(month),
		});
		addUp(document, [
			invoiceLine(make, document, {
				service_id: services.support.id,
				title: services.support.name,
				unit: 'month',
				unit_price: '890.0000',
				...tax,
			}),
		]);
		issueOn(tenant, document, month);
		fates.set(document, 'on-time');
	}
}
