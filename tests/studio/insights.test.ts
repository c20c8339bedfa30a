/** The figures of Insights are what their names say: asked as Studio asks them, with the panel's own options, as the manager. */
import { beforeAll, expect, it } from 'vitest';
import { addProject, addTask, spend, track } from '../billing/work.ts';
import { call, graphql, query } from '../lib/api.ts';
import { addCustomer, addFirm, addIssued, type Firm, post, right } from '../lib/books.ts';
import { type Row, sql } from '../lib/database.ts';

let firm: Firm;
const today = new Date().toISOString().slice(0, 10);
beforeAll(async () => {
	firm = await addFirm();
});

/** As the panel asks. */
async function figure(panel: string): Promise<number> {
	const [row] = await sql('select options from directus_panels where name = $1', [panel]);
	const { collection, field, function: sum, filter } = row!.options as Row;
	const { data } = await call(firm.people.Manager, `/items/${collection}${query({ aggregate: { [sum]: [field] }, filter })}`);
	return Number(data[0][sum]?.[field] ?? 0);
}

it('money received is what came in: no cash discount, no credit that was used, and what was taken back is gone', async () => {
	const pay = async (invoice: string, body: Row) =>
		right(
			await post(firm.people.Accountant, '/items/payments', { invoice_id: invoice, payment_date: today, method: 'bank_transfer', ...body }),
		);
	const lines = [{ unit_price: '1000.00', tax_rate_id: firm.rates.zero }];
	const discounted = await addIssued(firm, lines, { skonto_percent: '2.00', skonto_days: 10 });
	right(
		await post(firm.people.Accountant, `/billing/invoices/${discounted.id}/payments`, {
			amount: '980.00',
			method: 'bank_transfer',
			payment_date: today,
			skonto: true,
		}),
	);
	expect(await sql("select 1 from payments where invoice_id = $1 and method = 'skonto'", [discounted.id])).toHaveLength(1);
	expect(await figure('Eingang 30 Tage')).toBe(980);
	const over = await addIssued(firm, lines);
	await pay(over.id, { amount: '1100.00', allow_overpayment: true });
	expect(await figure('Eingang 30 Tage')).toBe(2080);
	const next = await addIssued(firm, lines);
	right(await post(firm.people.Accountant, `/billing/invoices/${next.id}/use-credit`, { amount: '100.00' }));
	expect(await figure('Eingang 30 Tage')).toBe(2080);
	const wrong = await pay(next.id, { amount: '50.00' });
	await pay(next.id, { amount: '-50.00', reverses_payment_id: wrong.id });
	expect(await figure('Eingang 30 Tage')).toBe(2080);
});

it('unbilled hours are those that an invoice could take', async () => {
	const project = await addProject(firm);
	await track(firm, project, 120);
	await track(firm, project, 60, { status: 'rejected' });
	await track(firm, project, 60, { is_billable: false });
	await track(firm, project, 60, { task_id: await addTask(firm, project, { is_billable: false }) });
	await track(firm, project, 30, { task_id: await addTask(firm, project) });
	await track(firm, await addProject(firm, { billing_type: 'fixed_price' }), 60);
	await track(firm, await addProject(firm, { billing_type: 'non_billable' }), 60);
	await track(firm, await addProject(firm, { customer_id: null }), 60);
	await track(firm, null, 60);
	expect(await figure('Unabgerechnet')).toBe(2.5);
	const bill = right(
		await post(firm.people.Accountant, '/billing/invoices/from-time', { customer_id: firm.customer, until: '2026-12-31' }),
	);
	expect(bill.lines.reduce((sum: number, { quantity }: Row) => sum + Number(quantity), 0)).toBe(2.5);
	expect(await figure('Unabgerechnet')).toBe(0);
});

it('expenses to pass on are those that an invoice could take', async () => {
	const project = await addProject(firm, { customer_id: await addCustomer(firm) });
	await spend(firm, project, { amount: '100.00', tax_amount: '0', tax_rate: '0' });
	await spend(firm, project, { amount: '10.00', tax_amount: '0', tax_rate: '0', status: 'reimbursed', is_reimbursable: true });
	await spend(firm, project, { amount: '1.00', tax_amount: '0', tax_rate: '0', is_billable: false });
	await spend(firm, project, { amount: '2.00', tax_amount: '0', tax_rate: '0', status: 'rejected' });
	await spend(firm, await addProject(firm, { billing_type: 'non_billable' }), { amount: '4.00', tax_amount: '0', tax_rate: '0' });
	expect(await figure('Weiterberechnen')).toBe(110);
});

it('every panel is asked for as Studio does, by GraphQL, and is answered', async () => {
	const panels = await sql("select name, options from directus_panels where options->>'collection' is not null");
	expect(panels.length).toBeGreaterThan(10);
	for (const { name, options } of panels) {
		const { collection, filter } = options as Row;
		const { body } = await graphql(
			firm.people.Manager,
			`query ($filter: ${collection}_filter) { ${collection}_aggregated(filter: $filter) { countAll } }`,
			{ filter: filter ?? {} },
		);
		expect([name, body.errors]).toEqual([name, undefined]);
	}
});
