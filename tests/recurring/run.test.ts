/** Series: each period is billed once, with the prices and texts of that period, whatever was missed and however many run them. */
import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, addMonths } from '../../directus-extensions/kontor/src/core/rules/days.ts';
import { call } from '../lib/api.ts';
import { addCustomer, addFirm, change, type Firm, post, right } from '../lib/books.ts';
import { find, type Row, sql } from '../lib/database.ts';

const today = (): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin' }).format(new Date());
/** The first of this month: its months have no short ones between them. */
const first = () => `${today().slice(0, 7)}-01`;

let firm: Firm;
beforeAll(async () => {
	firm = await addFirm();
});

const LINE = { title: 'Wartung', quantity: '1', unit: 'month', unit_price: '890.00' };
const addSeries = async (values: Row = {}, of: Firm = firm): Promise<Row> =>
	right(
		await post(of.people.Accountant, '/items/recurring_invoices', {
			title: 'Wartung',
			customer_id: of.customer,
			start_date: addMonths(first(), -2),
			lines: [LINE],
			...values,
		}),
	);
const run = (series: Row, of: Firm = firm) => post(of.people.Accountant, `/billing/recurring-invoices/${series.id}/run`);
const invoicesOf = (series: Row): Promise<Row[]> =>
	sql(
		'select *, service_from::text as "from", service_to::text as "to", recurring_period::text as period from invoices where recurring_invoice_id = $1 order by recurring_period',
		[series.id],
	);

describe('a run', () => {
	it('makes an invoice for each period that was missed, in order, and then none', async () => {
		const series = await addSeries({
			title: 'Wartung {month} {year}',
			intro_text: 'Für {period}.',
			payment_terms_days: 5,
			project_id: firm.project,
		});
		expect(series.next_run_date).toBe(addMonths(first(), -2));
		const answer = right(await run(series));
		expect(answer).toMatchObject({ id: series.id, next_run_date: addMonths(first(), 1), is_active: true });
		expect(answer.invoices.map((one: Row) => [one.recurring_period, one.status, one.number])).toEqual(
			[-2, -1, 0].map((month) => [addMonths(first(), month), 'draft', null]),
		);
		const invoices = await invoicesOf(series);
		expect(invoices.map(({ from, to }) => [from, to])).toEqual(
			[-2, -1, 0].map((month) => [addMonths(first(), month), addDays(addMonths(first(), month + 1), -1)]),
		);
		const [year, month] = first().split('-');
		const name = new Intl.DateTimeFormat('de-DE', { month: 'long', timeZone: 'UTC' }).format(new Date(first()));
		const last = addDays(addMonths(first(), 1), -1).slice(8);
		expect(invoices[2]).toMatchObject({
			title: `Wartung ${name} ${year}`,
			intro_text: `Für 01.${month}.${year} – ${last}.${month}.${year}.`,
			payment_terms_days: 5,
			project_id: firm.project,
			net_total: '890.00',
			tax_total: '169.10',
			kind: 'invoice',
		});
		expect(right(await run(series)).invoices).toEqual([]);
		const trail = await sql(`select count(*)::int as n from directus_activity where item = any ($1) and action = 'create'`, [
			invoices.map(({ id }) => id),
		]);
		expect(trail[0]!.n).toBe(3);
	});

	it('issues at once where the firm wants that', async () => {
		const here = await addFirm();
		const series = await addSeries({ is_issued_automatically: true, customer_id: here.customer }, here);
		const { invoices } = right(await run(series, here));
		const year = today().slice(0, 4);
		expect(invoices.map((one: Row) => [one.status, one.number])).toEqual([1, 2, 3].map((count) => ['issued', `RE-${year}-000${count}`]));
		expect((await find('invoices', invoices[0].id))!.buyer_snapshot.city).toBe('Hamburg');
	});

	it('leaves a draft and a reminder where something is missing', async () => {
		const here = await addFirm();
		const customer_id = await addCustomer(here, { street: null });
		const series = await addSeries({ is_issued_automatically: true, customer_id, start_date: first() }, here);
		const { invoices } = right(await run(series, here));
		expect(invoices.map((one: Row) => [one.status, one.number])).toEqual([['draft', null]]);
		const reminders = await sql('select * from reminders where linked_id = $1', [invoices[0].id]);
		expect(reminders).toHaveLength(1);
		expect(reminders[0]).toMatchObject({
			owner_id: here.people.Accountant.id,
			linked_to: 'invoice',
			title: 'Serienrechnung prüfen und ausstellen: Wartung',
		});
		expect(reminders[0]!.description).toContain('Anschrift des Kunden');
		// Nothing was counted for it.
		const next = await addSeries({ is_issued_automatically: true, start_date: first() }, here);
		expect(right(await run(next, here)).invoices[0].number).toMatch(/-0001$/);
	});

	it('raises prices on each anniversary', async () => {
		const series = await addSeries({
			interval: 'yearly',
			start_date: addMonths(first(), -36),
			indexation_percent: '2.5',
			lines: [LINE, { ...LINE, unit_price: '0.0375', quantity: '1000' }],
		});
		await run(series);
		const lines = await sql(
			'select l.unit_price from invoice_lines l join invoices i on i.id = l.invoice_id where i.recurring_invoice_id = $1 order by i.recurring_period, l.position',
			[series.id],
		);
		expect(lines.map(({ unit_price }) => unit_price)).toEqual([
			'890.0000',
			'0.0375',
			'912.2500',
			'0.0384',
			'935.0600',
			'0.0394',
			'958.4400',
			'0.0404',
		]);
	});

	it('taxes as the line says, or as this customer usually is', async () => {
		const abroad = await addCustomer(firm, { country: 'FR', vat_id: 'FR12345678901', type: 'B2B' });
		const taxes = [{ tax_rate_id: firm.rates.reduced }, { tax_rate: '7' }, { tax_rate: '0', tax_category: 'E' }, { tax_rate: 0 }, {}];
		const rates = async (customer_id: string) => {
			const series = await addSeries({ customer_id, start_date: first(), lines: taxes.map((tax) => ({ ...LINE, ...tax })) });
			right(await run(series));
			return (
				await sql(
					'select tax_category, tax_rate::float as rate from invoice_lines l join invoices i on i.id = l.invoice_id where recurring_invoice_id = $1 order by position',
					[series.id],
				)
			).map(({ tax_category, rate }) => [tax_category, rate]);
		};
		expect(await rates(firm.customer)).toEqual([
			['S', 7],
			['S', 7],
			['E', 0],
			['Z', 0],
			['S', 19],
		]);
		expect(await rates(abroad)).toEqual([
			['S', 7],
			['S', 7],
			['E', 0],
			['AE', 0],
			['AE', 0],
		]);
	});

	it('bills each period once, however many run it', async () => {
		const series = await addSeries({ start_date: addMonths(first(), -5), is_issued_automatically: true });
		const answers = await Promise.all(Array.from({ length: 8 }, () => run(series)));
		expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
		expect(answers.flatMap(({ data }) => data.invoices)).toHaveLength(6);
		const invoices = await invoicesOf(series);
		expect(new Set(invoices.map(({ period }) => period)).size).toBe(6);
		await expect(
			sql(
				'insert into invoices (id, organization_id, customer_id, recurring_invoice_id, recurring_period) values (gen_random_uuid(), $1, $2, $3, $4)',
				[firm.id, firm.customer, series.id, first()],
			),
		).rejects.toMatchObject({ code: '23505' });
	});

	it('ends with its last period', async () => {
		const series = await addSeries({ start_date: addMonths(first(), -5), end_date: addDays(addMonths(first(), -3), -1) });
		const answer = right(await run(series));
		expect([answer.invoices.length, answer.is_active]).toEqual([2, false]);
		const again = await run(series);
		expect([again.status, again.codes]).toEqual([409, ['RECURRING_INACTIVE']]);
		// Prolonged, it goes on where it stopped.
		right(
			await call(firm.people.Accountant, `/items/recurring_invoices/${series.id}`, {
				method: 'PATCH',
				body: { end_date: null, is_active: true },
			}),
		);
		expect(right(await run(series)).invoices).toHaveLength(4);
	});

	it('waits until it is due', async () => {
		const series = await addSeries({ start_date: addDays(today(), 1) });
		expect(right(await run(series)).invoices).toEqual([]);
	});

	it('bills a period again only after its invoice was cancelled', async () => {
		const series = await addSeries({ start_date: first(), is_issued_automatically: true });
		const [{ id }] = right(await run(series)).invoices;
		const again = () =>
			call(firm.people.Accountant, `/items/recurring_invoices/${series.id}`, { method: 'PATCH', body: { next_run_date: first() } });
		right(await again());
		expect(right(await run(series)).invoices).toEqual([]);
		right(await post(firm.people.Accountant, `/billing/invoices/${id}/cancel`));
		right(await again());
		expect(right(await run(series)).invoices).toHaveLength(1);
	});

	it('changes nothing when it fails', async () => {
		const series = await addSeries({ customer_id: await addCustomer(firm) });
		await change('customers', series.customer_id, { deleted_at: new Date().toISOString() });
		expect((await run(series)).codes).toEqual(['REFERENCE_NOT_FOUND']);
		expect(await invoicesOf(series)).toEqual([]);
		expect((await find('recurring_invoices', series.id))!.is_active).toBe(true);
	});

	it('is for those who issue invoices, in their own firm', async () => {
		const series = await addSeries();
		for (const role of ['Sales', 'Employee', 'Project lead', 'Auditor'] as const)
			expect((await post(firm.people[role], `/billing/recurring-invoices/${series.id}/run`)).codes).toEqual(['VERB_NOT_ALLOWED']);
		const there = await addFirm();
		expect((await post(there.people.Manager, `/billing/recurring-invoices/${series.id}/run`)).status).toBe(404);
	});
});
