/** Many people bill the same time at once, give up in the middle, or lose the database in the middle: every entry is billed once or not at all. */
import { randomInt } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { url } from '../lib/api.ts';
import { addFirm, type Firm, post } from '../lib/books.ts';
import { type Row, sql } from '../lib/database.ts';
import { findingsIn } from '../lib/verify.ts';
import { addProject, entriesOf, trackMany } from './work.ts';

const ROUNDS = 20;
const AT_ONCE = 8;
const ENTRIES = 60;
const GROUPINGS = ['entry', 'day', 'employee', 'service', 'task', 'project'];

let firm: Firm;
beforeAll(async () => {
	firm = await addFirm();
});

const bodyFor = (round: number, projects: string[]) => ({ projects, until: '2026-12-31', group_by: GROUPINGS[round % GROUPINGS.length] });

/** Two projects, so that requests meet in different orders. */
async function addWork(): Promise<string[]> {
	const projects = [await addProject(firm), await addProject(firm)];
	for (const project of projects) await trackMany(firm, project, ENTRIES / 2, 7);
	return projects;
}

/** Each entry is on one line or on none, each line has the hours of its entries, and no invoice is half. Returns how many entries are billed. */
async function assertWhole(projects: string[]): Promise<number> {
	const lines = await sql(
		`select l.quantity, l.net_amount, i.net_total, count(e.id)::int as entries, coalesce(sum(e.billed_hours), 0) as hours, bool_and(e.billed_rate = l.unit_price) as is_rate
		from invoice_lines l join invoices i on i.id = l.invoice_id left join time_entries e on e.invoice_line_id = l.id
		where i.id in (select l.invoice_id from invoice_lines l join time_entries e on e.invoice_line_id = l.id where e.project_id = any($1))
		group by l.id, i.id`,
		[projects],
	);
	for (const line of lines) expect([line.hours, line.is_rate]).toEqual([line.quantity, true]);
	const entries = (await Promise.all(projects.map(entriesOf))).flat();
	const billed = entries.filter(({ invoice_line_id }) => invoice_line_id !== null);
	expect(lines.reduce((total, line) => total + line.entries, 0)).toBe(billed.length);
	for (const { invoice_line_id, billed_hours, billed_rate } of entries)
		expect([billed_hours === null, billed_rate === null]).toEqual([invoice_line_id === null, invoice_line_id === null]);
	expect(
		await sql(
			'select i.id from invoices i where i.organization_id = $1 and not exists (select 1 from invoice_lines l where l.invoice_id = i.id)',
			[firm.id],
		),
	).toEqual([]);
	return billed.length;
}

describe(`${AT_ONCE} requests at once over the same time`, () => {
	it(`make one invoice of it, in each of ${ROUNDS} rounds`, async () => {
		for (let round = 0; round < ROUNDS; round++) {
			const projects = await addWork();
			const orders = [projects, projects.toReversed(), projects.slice(0, 1), projects.slice(1)];
			const answers = await Promise.all(
				Array.from({ length: AT_ONCE }, (_, at) =>
					post(firm.people.Accountant, '/billing/invoices/from-time', bodyFor(round + at, round % 2 ? projects : orders[at % 4]!)),
				),
			);
			const made = answers.filter(({ status }) => status === 200);
			for (const { status, codes } of answers) if (status !== 200) expect([status, codes]).toEqual([422, ['NOTHING_TO_BILL']]);
			expect(made.length).toBeGreaterThanOrEqual(1);
			expect(made.length).toBeLessThanOrEqual(round % 2 ? 1 : 2);
			expect(await assertWhole(projects)).toBe(ENTRIES);
			// 60 × 7 minutes at 100 an hour: every cent of it, within what rounding to the cent of each line may do.
			const net = made.reduce((total, { data }) => total + Number(data.net_total), 0);
			expect(Math.abs(net - 700)).toBeLessThan(0.005 * made.reduce((total, { data }) => total + data.lines.length, 0) + 0.001);
		}
	}, 600_000);

	it('leave nothing half when clients go away and connections to the database are cut', async () => {
		let cut = 0;
		for (let round = 0; round < ROUNDS; round++) {
			const projects = await addWork();
			const requests = Array.from({ length: AT_ONCE }, async (_, at): Promise<number | undefined> => {
				const leaves = new AbortController();
				const timer = at % 2 ? setTimeout(() => leaves.abort(), randomInt(2, 120)) : undefined;
				try {
					const response = await fetch(url('/billing/invoices/from-time'), {
						method: 'POST',
						signal: leaves.signal,
						headers: { Authorization: `Bearer ${firm.people.Accountant.token}`, 'Content-Type': 'application/json' },
						body: JSON.stringify(bodyFor(round + at, at % 3 ? projects : projects.toReversed())),
					});
					await response.text();
					return response.status;
				} catch {
					return undefined;
				} finally {
					clearTimeout(timer);
				}
			});
			const all = Promise.all(requests);
			for (let kill = 0; kill < 3; kill++) {
				await new Promise((resolve) => setTimeout(resolve, randomInt(5, 60)));
				cut += (await cutTransactions()).length;
			}
			await all;
			// Who was not waited for may still be at it.
			await untilNobodyWorks();
			const billed = await assertWhole(projects);
			expect([0, ENTRIES]).toContain(billed);
			const rest = await post(firm.people.Accountant, '/billing/invoices/from-time', bodyFor(round, projects));
			expect([rest.status, rest.codes]).toEqual(billed === 0 ? [200, []] : [422, ['NOTHING_TO_BILL']]);
			expect(await assertWhole(projects)).toBe(ENTRIES);
		}
		expect(cut).toBeGreaterThan(5);
	}, 600_000);

	it('leave books that check out', async () => {
		expect(await findingsIn(firm.id)).toEqual([]);
	});
});

const WORKING = `from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null
	and application_name <> 'kontor-tests'
	and (query ilike '%time_entries%' or query ilike '%invoice%' or query ilike '%customers%')`;

/** Ends the connections that are in the middle of a transaction about invoices or time. */
const cutTransactions = (): Promise<Row[]> => sql(`select pg_terminate_backend(pid) ${WORKING}`);

async function untilNobodyWorks(): Promise<void> {
	for (let calm = 0; calm < 3; ) {
		calm = Number((await sql(`select count(*) ${WORKING}`))[0]!.count) === 0 ? calm + 1 : 0;
		await new Promise((resolve) => setTimeout(resolve, 40));
	}
}
