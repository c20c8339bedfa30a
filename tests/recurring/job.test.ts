/** The hourly job runs the series of all firms; one that can not be run stops no other, and somebody is told. */
import { PgBoss } from 'pg-boss';
import { expect, it } from 'vitest';
import { addCustomer, addFirm, change, type Firm, post, right } from '../lib/books.ts';
import { find, type Row, sql } from '../lib/database.ts';
import { inject } from '../lib/inject.ts';

async function runJob(): Promise<Row> {
	const { host, port, user, password, database } = inject('connection');
	const boss = new PgBoss({ host, port, user, password, database, schema: 'pgboss', supervise: false, schedule: false, migrate: false });
	await boss.start();
	try {
		// Of this job only one waits or runs at a time.
		let id: string | null = null;
		for (let tries = 0; !id && tries < 100; tries++) {
			id = await boss.send('run-recurring', {});
			if (!id) await new Promise((resolve) => setTimeout(resolve, 200));
		}
		for (let tries = 0; tries < 200; tries++) {
			const [job] = await sql(`select state, output from pgboss.job where id = $1`, [id]);
			if (job && ['completed', 'failed'].includes(job.state)) return job;
			await new Promise((resolve) => setTimeout(resolve, 200));
		}
		throw new Error('The job was not run');
	} finally {
		await boss.stop({ graceful: false });
	}
}

const today = () => new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin' }).format(new Date());
const addSeries = async (firm: Firm, values: Row = {}): Promise<Row> =>
	right(
		await post(firm.people.Accountant, '/items/recurring_invoices', {
			title: 'Wartung',
			customer_id: firm.customer,
			start_date: today(),
			lines: [{ title: 'Wartung', quantity: 1, unit_price: 100 }],
			is_issued_automatically: true,
			...values,
		}),
	);

it('runs what is due everywhere, past what fails', async () => {
	const [one, two] = [await addFirm(), await addFirm()];
	const good = [await addSeries(one), await addSeries(two), await addSeries(two)];
	const later = await addSeries(one, { start_date: '2199-01-01' });
	const off = await addSeries(one, { is_active: false });
	const bad = await addSeries(one, { title: 'Verwaist', customer_id: await addCustomer(one) });
	await change('customers', bad.customer_id, { deleted_at: new Date().toISOString() });

	const job = await runJob();
	expect(job.state).toBe('completed');
	expect(job.output.failed).toBeGreaterThanOrEqual(1);
	const countOf = async (series: Row) =>
		(await sql('select count(*)::int as n from invoices where recurring_invoice_id = $1', [series.id]))[0]!.n;
	for (const series of good) expect(await countOf(series)).toBe(1);
	for (const series of [later, off, bad]) expect(await countOf(series)).toBe(0);
	const [made] = await sql('select * from invoices where recurring_invoice_id = $1', [good[0]!.id]);
	expect(made).toMatchObject({ status: 'issued', created_by: null });

	// It fails again in an hour, but nobody needs to be told twice.
	await runJob();
	for (const series of good) expect(await countOf(series)).toBe(1);
	const reminders = await sql('select * from reminders where linked_id = $1', [bad.customer_id]);
	expect(reminders).toHaveLength(1);
	expect(reminders[0]).toMatchObject({ title: 'Serienrechnung nicht erstellt: Verwaist', owner_id: one.people.Accountant.id });
	expect((await find('recurring_invoices', bad.id))!.is_active).toBe(true);
});
