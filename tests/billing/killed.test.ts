/**
 * The server is killed in the middle of issuing, paying, billing and cancelling, again and again. Afterwards the books are
 * right, what was answered is there, and whoever asks again with the same Idempotency-Key gets each thing done once.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DirectusServer, startDirectus } from '../../scripts/lib/directus.ts';
import { freePort } from '../../scripts/lib/postgres.ts';
import { addFirm, type Firm } from '../lib/books.ts';
import { insert, type Row, sql } from '../lib/database.ts';
import { addDrafts } from '../lib/drafts.ts';
import { inject } from '../lib/inject.ts';
import { findingsIn } from '../lib/verify.ts';

/** KILLED_ROUNDS=50 takes six minutes. */
const ROUNDS = Number(process.env.KILLED_ROUNDS ?? 20);
const PRICE = '100.00';
const HALF = '59.50';

interface Server extends DirectusServer {
	address: string;
}

interface Wish {
	path: string;
	body: Row;
	key: string;
	/** Undefined: the server died before it answered. */
	status?: number;
	codes?: string[];
}

let firm: Firm;
let running: Server | undefined;

beforeAll(async () => {
	firm = await addFirm({ hourly_rate: '100.00' });
});
afterAll(async () => running?.stop());

async function startAnother(): Promise<Server> {
	const port = String(await freePort());
	const address = `http://127.0.0.1:${port}`;
	return { ...(await startDirectus({ ...inject('environment'), PORT: port, PUBLIC_URL: address })), address };
}

const kill = ({ process: child }: Server) =>
	new Promise<void>((resolve) => {
		child.once('exit', () => resolve());
		process.kill(-child.pid!, 'SIGKILL');
	});

async function ask({ address }: Server, wish: Wish): Promise<void> {
	const response = await fetch(address + wish.path, {
		method: 'POST',
		headers: {
			Authorization: `Bearer ${firm.people.Accountant.token}`,
			'Content-Type': 'application/json',
			'Idempotency-Key': wish.key,
		},
		body: JSON.stringify(wish.body),
	}).catch(() => undefined);
	const body: any = await response?.json().catch(() => undefined);
	if (!response || !body) return;
	wish.status = response.status;
	wish.codes = (body.errors ?? []).map((error: any) => error.extensions?.code);
}

/** One invoice issued, paid by halves and perhaps cancelled; one project's time billed. */
async function wishes(draft: string, project: string, isCancelled: boolean): Promise<Wish[][]> {
	const wish = (path: string, body: Row = {}): Wish => ({ path, body, key: randomUUID() });
	const payment = { amount: HALF, payment_date: new Date().toISOString().slice(0, 10), method: 'bank_transfer' };
	return [
		[
			wish(`/billing/invoices/${draft}/issue`),
			wish(`/billing/invoices/${draft}/payments`, payment),
			wish(`/billing/invoices/${draft}/payments`, payment),
			...(isCancelled ? [wish(`/billing/invoices/${draft}/cancel`, { reason: 'Probe' })] : []),
		],
		[wish('/billing/invoices/from-time', { projects: [project], until: '2026-01-31', group_by: 'entry' })],
	];
}

async function addProjectWithTime(): Promise<string> {
	const project = await insert('projects', {
		id: randomUUID(),
		organization_id: firm.id,
		title: 'Probe',
		customer_id: firm.customer,
		status: 'in_progress',
	});
	await sql(
		`insert into time_entries (id, organization_id, employee_id, project_id, start_time, end_time)
		 select gen_random_uuid(), $1, $2, $3, timestamptz '2026-01-05 08:00Z' + n * interval '1 day', timestamptz '2026-01-05 09:00Z' + n * interval '1 day'
		 from generate_series(1, 6) n`,
		[firm.id, firm.people.Employee.id, project],
	);
	return project;
}

test(`${ROUNDS} times kill -9 in the middle of the work`, { timeout: 3_600_000 }, async () => {
	running = await startAnother();
	let unanswered = 0;
	for (let round = 0; round < ROUNDS; round++) {
		const next = startAnother();
		const drafts = await addDrafts(firm, 4, { price: PRICE });
		const projects = [await addProjectWithTime(), await addProjectWithTime()];
		const chains = (await Promise.all(drafts.map((draft, index) => wishes(draft, projects[index % 2]!, index === 3)))).flat();

		const work = Promise.all(
			chains.map(async (chain) => {
				for (const wish of chain) {
					await ask(running!, wish);
					if (wish.status === undefined) return;
				}
			}),
		);
		await Promise.race([work, sleep(20 + Math.random() * 500)]);
		await kill(running);
		await work;
		expect(await findingsIn(firm.id), `after the kill of round ${round}`).toEqual([]);
		const answered = chains.flat().filter(({ status }) => status === 200);
		unanswered += chains.flat().length - answered.length;

		// The same wishes again, with the same keys: done before or not, each is done once.
		running = await next;
		await Promise.all(
			chains.map(async (chain) => {
				for (const wish of chain) await ask(running!, wish);
			}),
		);
		const refused = chains.flat().filter(({ status, codes }) => status !== 200 && codes?.[0] !== 'NOTHING_TO_BILL');
		expect(refused, `asked again in round ${round}`).toEqual([]);
		const invoices = await sql('select status, total::text, paid_amount::text from invoices where id = any($1)', [drafts]);
		expect(invoices.map(({ paid_amount }) => paid_amount)).toEqual(drafts.map(() => '119.00'));
		expect(invoices.map(({ status }) => status).sort()).toEqual(['cancelled', 'paid', 'paid', 'paid']);
		const [billed] = await sql(
			'select count(*)::int as entries, count(invoice_line_id)::int as billed, count(distinct invoice_line_id)::int as lines from time_entries where project_id = any($1)',
			[projects],
		);
		expect(billed).toEqual({ entries: 12, billed: 12, lines: 12 });
		expect(await findingsIn(firm.id), `after round ${round}`).toEqual([]);
	}
	// The kills have hit something.
	expect(unanswered).toBeGreaterThan(ROUNDS);
});
