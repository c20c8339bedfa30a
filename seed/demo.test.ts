/** What must hold of the demo on any day that it is made. No database: the guards check the rest when it is written. */
import { describe, expect, it } from 'vitest';
import { formatCents, parseCents, sum } from '../directus-extensions/kontor/src/core/rules/money.ts';
import { taxSummary, totalsOf } from '../directus-extensions/kontor/src/papers/rules/totals.ts';
import { kontorBeratung, zweiteWerkstatt } from './demo/world.ts';
import { isWorkday, wallClock } from './factories/calendar.ts';
import type { Row, Rows } from './factories/maker.ts';

const access = { roles: { Employee: 'role' }, passwordHash: 'hash', token: 'token' };
const MOMENTS = {
	'a Wednesday afternoon': '2026-06-17T13:20:00.000Z',
	'a Saturday': '2026-11-21T01:40:00.000Z',
	'New Year': '2027-01-01T00:10:00.000Z',
	'the first days of a year': '2027-01-05T09:00:00.000Z',
	'the day after the clocks change': '2026-03-30T08:00:00.000Z',
	'the end of a leap February': '2028-02-29T22:59:00.000Z',
};

describe.each(Object.entries(MOMENTS))('made on %s', (_, now) => {
	const worlds = [kontorBeratung(access, now), zweiteWerkstatt(access, now)];
	const [kontor, werkstatt] = worlds.map(({ rows }) => rows) as [Rows, Rows];

	it('has every status of quotes, invoices, time entries and dunning in the first tenant', () => {
		expect(values(kontor.invoices, 'status')).toEqual(['cancelled', 'draft', 'issued', 'overdue', 'paid', 'partially_paid', 'sent']);
		expect(values(kontor.invoices, 'kind')).toEqual(['cancellation', 'down_payment', 'invoice']);
		expect(values(kontor.quotes, 'status')).toEqual(['accepted', 'declined', 'draft', 'expired', 'replaced', 'sent']);
		expect(values(kontor.deals, 'status')).toEqual(['lost', 'open', 'won']);
		expect(values(kontor.projects, 'status')).toEqual(['cancelled', 'completed', 'in_progress', 'planned']);
		expect(values(kontor.time_entries, 'status')).toEqual(expect.arrayContaining(['approved', 'submitted']));
		expect(values(kontor.payments, 'method')).toEqual(['bank_transfer', 'skonto']);
		expect(kontor.payments?.filter(({ amount }) => parseCents(amount) < 0n)).toHaveLength(1);
		expect(values(kontor.dunning_notices, 'level')).toEqual([1, 2, 3]);
		expect(kontor.customers).toHaveLength(60);
	});

	it('has nothing without its id, and no id twice', () => {
		const ids = worlds.flatMap(({ rows }) =>
			Object.entries(rows).flatMap(([collection, list]) => list.map(({ id }) => (collection === 'directus_users' ? `user ${id}` : id))),
		);
		expect(ids.every(Boolean)).toBe(true);
		expect(new Set(ids).size).toBe(ids.length);
	});

	it('keeps the tenants apart: no row mentions a row of the other', () => {
		const idsOf = (rows: Rows) => new Set(Object.values(rows).flatMap((list) => list.map(({ id }) => id as string)));
		for (const [rows, others] of [
			[kontor, idsOf(werkstatt)],
			[werkstatt, idsOf(kontor)],
		] as const)
			for (const list of Object.values(rows))
				expect(list.filter((row) => Object.values(row).some((value) => typeof value === 'string' && others.has(value)))).toEqual([]);
	});

	it('refers only to rows that are there', () => {
		for (const { rows } of worlds) {
			const ids = new Set(Object.values(rows).flatMap((list) => list.map(({ id }) => id)));
			const isDangling = ([column, value]: [string, unknown]) =>
				/_id$|_by$/.test(column) && !NO_REFERENCE.has(column) && value && !ids.has(value);
			for (const list of Object.values(rows)) expect(list.flatMap((row) => Object.entries(row).filter(isDangling))).toEqual([]);
		}
	});

	it('has nothing in the future that has happened', () => {
		for (const { rows, today } of worlds) {
			for (const list of Object.values(rows)) expect(list.filter(({ created_at }) => created_at > now)).toEqual([]);
			for (const row of rows.invoices!) if (row.issued_date) expect(row.issued_date <= today).toBe(true);
			for (const row of rows.payments!) expect(row.payment_date <= today).toBe(true);
			expect(rows.time_entries!.filter(({ start_time, end_time }) => (end_time ?? start_time) > now)).toEqual([]);
		}
	});

	it('gives no consent without its date', () => {
		for (const { rows } of worlds) for (const row of rows.contacts!) expect(Boolean(row.gdpr_consent)).toBe(row.gdpr_consent_at !== null);
	});

	describe('time entries', () => {
		it('never overlap for one person, and one timer runs at most', () => {
			for (const { rows } of worlds)
				for (const entries of Object.values(Object.groupBy(rows.time_entries!, (row) => row.employee_id as string))) {
					const ordered = entries!.toSorted((a, b) => (a.start_time < b.start_time ? -1 : 1));
					const isFine = (row: Row, next?: Row) =>
						(!row.end_time && !next) || (row.end_time > row.start_time && (!next || row.end_time <= next.start_time));
					expect(ordered.filter((row, index) => !isFine(row, ordered[index + 1]))).toEqual([]);
				}
		});

		it('are on working days, in quarters of an hour, in office hours of Berlin', () => {
			const isFine = ({ start_time, end_time }: Row) => {
				const start = wallClock(start_time);
				const isInOffice = start.minutes >= 7 * 60 && (!end_time || wallClock(end_time).minutes <= 20 * 60 + 30);
				return isWorkday(start.day) && start.minutes % 15 === 0 && isInOffice;
			};
			for (const { rows } of worlds) expect(rows.time_entries!.filter((row) => !isFine(row))).toEqual([]);
		});

		it('are billed only when approved and billable, on a document of their project, and the hours of a line are theirs', () => {
			for (const { rows } of worlds) {
				const lines = byId(rows.invoice_lines!);
				const invoices = byId(rows.invoices!);
				const quantities = new Map<string, number>();
				for (const row of rows.time_entries!.filter((entry) => entry.invoice_line_id)) {
					const invoice = invoices.get(lines.get(row.invoice_line_id)!.invoice_id)!;
					const isFine = row.status === 'approved' && row.is_billable && row.project_id === invoice.project_id;
					if (!isFine || invoice.status === 'cancelled' || invoice.kind === 'cancellation')
						expect.fail(`${row.id} should not be on ${invoice.number}`);
					const hours = (Date.parse(row.end_time) - Date.parse(row.start_time)) / 3_600_000;
					quantities.set(row.invoice_line_id, (quantities.get(row.invoice_line_id) ?? 0) + hours);
				}
				for (const [id, hours] of quantities) expect(Number(lines.get(id)!.quantity)).toBe(hours);
			}
		});
	});

	describe('documents', () => {
		it('add up to the cent, lines and all', () => {
			for (const { rows } of worlds)
				for (const [documents, lines, key] of [
					[rows.invoices!, rows.invoice_lines!, 'invoice_id'],
					[rows.quotes!, rows.quote_lines!, 'quote_id'],
				] as const)
					for (const document of documents) {
						const own = lines.filter((line) => line[key] === document.id && !line.is_optional);
						expect(own.length).toBeGreaterThan(0);
						const totals = totalsOf(own as any, document);
						expect(document).toMatchObject({
							net_total: formatCents(totals.net),
							tax_total: formatCents(totals.tax),
							total: formatCents(totals.total),
						});
						expect(parseCents(document.total)).toBe(parseCents(document.net_total) + parseCents(document.tax_total));
						expect(own.map(({ net_amount }) => net_amount)).toEqual(totals.lineNets.map(formatCents));
						if ('tax_summary' in document) expect(document.tax_summary).toMatchObject(taxSummary(totals.groups));
					}
		});

		it('are numbered without gaps, per kind and year, in the order of their dates', () => {
			for (const { rows } of worlds)
				for (const [kind, documents, dateOf] of [
					['invoice', rows.invoices!.filter((row) => row.kind !== 'cancellation' && row.status !== 'draft'), 'issued_date'],
					['cancellation', rows.invoices!.filter((row) => row.kind === 'cancellation'), 'issued_date'],
					['quote', rows.quotes!.filter((row) => row.status !== 'draft' && row.version === 1), 'issued_date'],
					['dunning_notice', rows.dunning_notices!.filter((row) => row.status !== 'proposed'), 'notice_date'],
				] as const)
					for (const [year, list] of Object.entries(Object.groupBy(documents, (row) => row[dateOf].slice(0, 4) as string))) {
						const numbers = list!.map(({ number }) => number as string).sort();
						expect(numbers.map((number) => Number(number.slice(-4)))).toEqual(numbers.map((_, index) => index + 1));
						const sequence = rows.number_sequences!.find((row) => row.kind === kind && row.year === Number(year))!;
						expect(sequence.last_number).toBe(numbers.length);
						const byNumber = list!.toSorted((a, b) => (a.number < b.number ? -1 : 1)).map((row) => row[dateOf]);
						expect(byNumber).toEqual(byNumber.toSorted());
					}
		});

		it('are frozen when issued, and have no number before', () => {
			for (const { rows } of worlds)
				for (const row of rows.invoices!)
					if (row.status === 'draft') expect(row).toMatchObject({ number: null, seller_snapshot: null, issued_date: null });
					else expect([row.number, row.seller_snapshot, row.buyer_snapshot, row.tax_summary, row.due_date].every(Boolean)).toBe(true);
		});

		it('are paid as much as their payments say', () => {
			for (const { rows } of worlds)
				for (const row of rows.invoices!) {
					const paid = sum(rows.payments!.filter(({ invoice_id }) => invoice_id === row.id).map(({ amount }) => parseCents(amount)));
					expect(parseCents(row.paid_amount)).toBe(paid);
					if (row.status === 'paid') expect(row.paid_amount).toBe(row.total);
					if (row.status === 'partially_paid') expect(paid > 0n && paid < parseCents(row.total)).toBe(true);
				}
		});

		it('are taken back by exactly their negative', () => {
			const cancelled = kontor.invoices!.filter(({ status }) => status === 'cancelled');
			for (const original of cancelled) {
				const counterpart = kontor.invoices!.find((row) => row.kind === 'cancellation' && row.related_invoice_id === original.id)!;
				expect(parseCents(counterpart.total)).toBe(-parseCents(original.total));
				expect(parseCents(counterpart.tax_total)).toBe(-parseCents(original.tax_total));
			}
		});
	});

	it('gives every login something of its own', () => {
		const of = (login: string) => kontor.employees!.find(({ email }) => email === `${login}@kontor.example.com`)!.id;
		const count = (collection: string, column: string, login: string) =>
			kontor[collection]!.filter((row) => row[column] === of(login)).length;
		expect(count('projects', 'lead_id', 'lead')).toBeGreaterThan(5);
		expect(count('projects', 'lead_id', 'manager')).toBeGreaterThan(1);
		for (const login of ['employee', 'lead', 'manager']) expect(count('time_entries', 'employee_id', login)).toBeGreaterThan(100);
		for (const login of ['employee', 'lead', 'sales']) expect(count('expenses', 'employee_id', login)).toBeGreaterThan(2);
		for (const login of ['admin', 'manager', 'accountant', 'lead', 'employee', 'sales', 'auditor'])
			expect(count('reminders', 'owner_id', login)).toBeGreaterThan(0);
		expect(count('chat_messages', 'author_id', 'employee')).toBeGreaterThan(0);
		expect(count('deals', 'owner_id', 'sales')).toBeGreaterThan(10);
	});
});

it('is the same for the same moment', () => {
	const now = MOMENTS['a Wednesday afternoon'];
	expect(kontorBeratung(access, now).rows).toEqual(kontorBeratung(access, now).rows);
});

/** Columns that end like a reference, and are none. */
const NO_REFERENCE = new Set(['stage_id', 'role_id', 'tax_id', 'vat_id', 'leitweg_id']);
const values = (rows: Row[] = [], column: string) => [...new Set(rows.map((row) => row[column]))].sort();
const byId = (rows: Row[]) => new Map(rows.map((row) => [row.id as string, row]));
