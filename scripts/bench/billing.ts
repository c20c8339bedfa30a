/**
 * Time to invoice, and invoices per second: 10,000 entries billed by the verb beside bare SQL that does the same writes, in
 * turns; drafts written like any other rows; drafts issued by many clients (number, totals, frozen parties, PDF/A with its
 * e-invoice).
 */
import { randomUUID } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { startDirectus } from '../lib/directus.ts';
import { connect, freePort } from '../lib/postgres.ts';
import type { Target } from './lists.ts';
import { countQueries } from './query-counter.ts';
import { median, ms, ratio, row, show } from './show.ts';
import { tokensByRole } from './tokens.ts';

const ENTRIES = 10_000;
/** Of each entry: ten minutes, as billed. */
const HOURS = 0.1667;
const ROUNDS = 5;
const ISSUES = 200;
const DRAFTS = 100;

type Client = Awaited<ReturnType<typeof connect>>;

export async function billing(target: Target, environment: Record<string, string>): Promise<void> {
	const client = await connect(target.database);
	try {
		const { token, organization } = await findManager(client, (await tokensByRole(client, target.secret)).Manager!);
		const project = await addProject(client, organization);
		await bill(target.base, token, client, project);
		await manyLines(target.base, token, client, project);
		await draft(target.base, token, project);
		await issue(target.base, token, client, project);
		await countPerRequest(environment, token, client, project, target);
	} finally {
		await client.end();
	}
}

interface Project {
	id: string;
	organization: string;
	customer: string;
}

/** Of an organization that charges VAT: most do. */
async function findManager(client: Client, tokens: string[]): Promise<{ token: string; organization: string }> {
	const { rows } = await client.query(
		"select e.id, o.id as organization from employees e join organizations o on o.id = e.organization_id where o.tax_scheme = 'standard'",
	);
	for (const token of tokens) {
		const { id } = jwt.decode(token) as { id: string };
		const found = rows.find((row) => row.id === id);
		if (found) return { token, organization: found.organization };
	}
	throw new Error('The benchmark database has no manager of a firm that charges VAT.');
}

async function addProject(client: Client, organization: string): Promise<Project> {
	const customer = randomUUID();
	const id = randomUUID();
	await client.query(
		"insert into customers (id, organization_id, name, street, zip, city, billing_email) values ($1, $2, 'Bench GmbH', 'Weg 1', '20095', 'Hamburg', 'bench@bench.example.com')",
		[customer, organization],
	);
	await client.query(
		"insert into projects (id, organization_id, title, customer_id, status, hourly_rate) values ($1, $2, 'Bench', $3, 'in_progress', 100)",
		[id, organization, customer],
	);
	await addEntries(client, { id, organization, customer }, ENTRIES);
	await client.query('analyze');
	return { id, organization, customer };
}

async function addEntries(client: Client, { id, organization }: Project, count: number): Promise<void> {
	await client.query('begin');
	await client.query("set local kontor.import = 'on'");
	await client.query(
		`insert into time_entries (id, organization_id, employee_id, project_id, start_time, end_time, status)
		 select gen_random_uuid(), $1, e.ids[1 + n % cardinality(e.ids)], $2, timestamptz '2025-01-01' + n * interval '10 minutes', timestamptz '2025-01-01' + n * interval '10 minutes' + interval '10 minutes', 'approved'
		 from generate_series(1, $3::int) n, (select (array_agg(id order by id))[:10] as ids from employees where organization_id = $1) e`,
		[organization, id, count],
	);
	await client.query('commit');
}

async function bill(base: string, token: string, client: Client, project: Project): Promise<void> {
	const taken: Record<'verb' | 'sql', number[]> = { verb: [], sql: [] };
	for (let round = 0; round <= ROUNDS; round++) {
		const verb = await timed(async () => {
			const { id } = await post(`${base}/billing/invoices/from-time`, token, {
				projects: [project.id],
				until: '2025-12-31',
				group_by: 'employee',
			});
			return id as string;
		});
		const [{ lines }] = (await client.query('select count(*)::int as lines from invoice_lines where invoice_id = $1', [verb.result])).rows;
		await client.query('delete from invoices where id = $1', [verb.result]);
		const sql = await timed(() => bareSql(client, project, lines));
		await client.query('delete from invoices where id = $1', [sql.result]);
		await client.query('vacuum time_entries');
		// The first round warms up.
		if (round === 0) continue;
		taken.verb.push(verb.time);
		taken.sql.push(sql.time);
	}
	show(`${ENTRIES} entries → one invoice grouped by employee, median of ${ROUNDS} rounds in turns`);
	row('bare SQL, the same writes (baseline)', ms(median(taken.sql)));
	row('POST /billing/invoices/from-time', `${ms(median(taken.verb))} ${ratio(median(taken.verb) / median(taken.sql))}`);
}

/** One invoice of many lines in one request, as a list and nested: the time for each line must not grow with their number. */
async function manyLines(base: string, token: string, client: Client, { customer }: Project): Promise<void> {
	const line = (at: number) => ({ title: `Line ${at}`, quantity: '2', unit_price: '10.50', tax_rate: '19', tax_category: 'S' });
	const lines = (count: number, values: object) => Array.from({ length: count }, (_, at) => ({ ...line(at), ...values }));
	show('lines in one request, and milliseconds for a thousand of them');
	for (const [documents, of, key] of [
		['invoices', 'invoice_lines', 'invoice_id'],
		['quotes', 'quote_lines', 'quote_id'],
	] as const)
		for (const count of [250, 2_000]) {
			const head = { customer_id: customer, title: 'Many lines' };
			const { id } = await post(`${base}/items/${documents}`, token, head);
			const list = await timed(() => post(`${base}/items/${of}?fields=id`, token, lines(count, { [key]: id })));
			const nested = await timed(() => post(`${base}/items/${documents}?fields=id`, token, { ...head, lines: lines(count, {}) }));
			for (const [name, { time }] of Object.entries({ list, nested }))
				row(`${count} ${of}, ${name}`, `${ms(time)} ${ms((time / count) * 1_000)}`);
			await client.query(`delete from ${documents} where id = any ($1)`, [[id, nested.result.id]]);
		}
}

/** One invoice, its lines, and each entry with its line, rate and hours: no rules, no rights, no trail. */
async function bareSql(client: Client, { id, organization, customer }: Project, lines: number): Promise<string> {
	const invoice = randomUUID();
	const ids = Array.from({ length: lines }, () => randomUUID());
	await client.query('begin');
	const { rows } = await client.query(
		'select id from time_entries where project_id = $1 and invoice_line_id is null order by id for update',
		[id],
	);
	await client.query('insert into invoices (id, organization_id, customer_id) values ($1, $2, $3)', [invoice, organization, customer]);
	await client.query(
		"insert into invoice_lines (id, organization_id, invoice_id, title, quantity, unit_price) select l, $2, $3, 'Bench', q, 100 from unnest($1::uuid[], $4::numeric[]) as g (l, q)",
		[ids, organization, invoice, ids.map((_, index) => (HOURS * Math.ceil((rows.length - index) / lines)).toFixed(4))],
	);
	await client.query(
		'update time_entries t set invoice_line_id = g.line, billed_rate = 100, billed_hours = $3 from unnest($1::uuid[], $2::uuid[]) as g (id, line) where t.id = g.id',
		[rows.map((entry) => entry.id), rows.map((_, index) => ids[index % lines]), HOURS],
	);
	await client.query('commit');
	return invoice;
}

async function addDrafts(client: Client, { organization, customer }: Project, count: number): Promise<string[]> {
	const ids = Array.from({ length: count }, () => randomUUID());
	await client.query(
		"insert into invoices (id, organization_id, customer_id, service_from, payment_terms_days) select id, $2, $3, '2025-01-01', 14 from unnest($1::uuid[]) id",
		[ids, organization, customer],
	);
	await client.query(
		"insert into invoice_lines (id, organization_id, invoice_id, title, quantity, unit_price, tax_rate, tax_category) select gen_random_uuid(), $2, id, 'Bench', 1, 100, 19, 'S' from unnest($1::uuid[]) id",
		[ids, organization],
	);
	return ids;
}

/** As a form or a program sends it. */
const draftOf = ({ customer }: Project) => ({
	customer_id: customer,
	service_from: '2025-01-01',
	lines: [1, 2, 3].map((position) => ({ position, title: `Leistung ${position}`, quantity: '1.5', unit: 'hour', unit_price: '100.00' })),
});

async function draft(base: string, token: string, project: Project): Promise<void> {
	const makeOne = () => post(`${base}/items/invoices`, token, draftOf(project));
	for (let warming = 0; warming < 20; warming++) await makeOne();
	const drafts: number[] = [];
	const both: number[] = [];
	for (let round = 0; round < DRAFTS; round++) {
		const made = await timed(makeOne);
		const issued = await timed(() => post(`${base}/billing/invoices/${made.result.id}/issue`, token, {}));
		drafts.push(made.time);
		both.push(made.time + issued.time);
	}
	show(`drafts with three lines, median of ${DRAFTS}`);
	row('POST /items/invoices', ms(median(drafts)));
	row('the same, and issued, with its PDF/A and e-invoice', ms(median(both)));
}

async function issue(base: string, token: string, client: Client, project: Project): Promise<void> {
	const drafts = await addDrafts(client, project, ISSUES * 2);
	const issueOne = (id: string) => timed(() => post(`${base}/billing/invoices/${id}/issue`, token, {}));
	show('issuing invoices, each with its PDF/A and e-invoice');
	for (const clients of [1, 8]) {
		const queue = drafts.splice(0, ISSUES);
		const times: number[] = [];
		const started = performance.now();
		await Promise.all(
			Array.from({ length: clients }, async () => {
				for (let id = queue.shift(); id; id = queue.shift()) times.push((await issueOne(id)).time);
			}),
		);
		row(
			`${clients} client${clients > 1 ? 's' : ''}, one organization`,
			`${ms(median(times))} ${((ISSUES / (performance.now() - started)) * 1000).toFixed(1).padStart(6)}/s`,
		);
	}
}

/** Through a proxy that counts, on a server of its own. */
async function countPerRequest(
	environment: Record<string, string>,
	token: string,
	client: Client,
	project: Project,
	target: Target,
): Promise<void> {
	const counter = await countQueries(target.database);
	const port = String(await freePort());
	const server = await startDirectus({ ...environment, DB_HOST: '127.0.0.1', DB_PORT: String(counter.port), PORT: port });
	const base = `http://127.0.0.1:${port}`;
	try {
		show('statements per request, begin and commit and the login included');
		const [first, ...drafts] = await addDrafts(client, project, 6);
		// The first request of a person looks up what they may do.
		await post(`${base}/billing/invoices/${first}/issue`, token, {});
		await post(`${base}/items/invoices`, token, draftOf(project));
		await counted(
			'POST /items/invoices, three lines',
			drafts.map(() => () => post(`${base}/items/invoices`, token, draftOf(project))),
		);
		await counted(
			'POST /billing/invoices/:id/issue',
			drafts.map((id) => () => post(`${base}/billing/invoices/${id}/issue`, token, {})),
		);
		const today = new Date().toISOString().slice(0, 10);
		await counted(
			'POST /billing/invoices/:id/payments',
			drafts.map(
				(id) => () =>
					post(`${base}/billing/invoices/${id}/payments`, token, { amount: '119.00', payment_date: today, method: 'bank_transfer' }),
			),
		);
		await counted(`POST /billing/invoices/from-time (${ENTRIES} entries)`, [
			() => post(`${base}/billing/invoices/from-time`, token, { projects: [project.id], until: '2025-12-31', group_by: 'employee' }),
		]);
	} finally {
		await server.stop();
		counter.stop();
	}

	async function counted(name: string, requests: (() => Promise<unknown>)[]): Promise<void> {
		const each: number[] = [];
		for (const request of requests) {
			const before = counter.count();
			await request();
			each.push(counter.count() - before);
		}
		row(name, String(median(each)).padStart(7));
	}
}

async function post(url: string, token: string, body: object): Promise<any> {
	const response = await fetch(url, {
		method: 'POST',
		headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	const answer: any = await response.json();
	if (response.status !== 200) throw new Error(`${url}: ${response.status} ${JSON.stringify(answer).slice(0, 500)}`);
	return answer.data;
}

async function timed<T>(work: () => Promise<T>): Promise<{ time: number; result: T }> {
	const started = performance.now();
	const result = await work();
	return { time: performance.now() - started, result };
}
