/** The list of time entries that a person opens first: 25 rows, newest first, with the name of the project. */
import { connect, type DatabaseConnection } from '../lib/postgres.ts';
import { clicking, percentile, request, type Times, withoutPause } from './load.ts';
import { ms, ratio, row, show } from './show.ts';
import { tokensByRole } from './tokens.ts';

const ROUNDS = 4;
const PER_ROUND = 60;

interface Case {
	name: string;
	url: string;
	tokens: string[];
	times: Times[];
}

export interface Target {
	size: string;
	base: string;
	secret: string;
	database: DatabaseConnection;
}

export async function lists(targets: Target[]): Promise<void> {
	const clients = await Promise.all(targets.map(({ database }) => connect(database)));
	try {
		const cases = await Promise.all(targets.map((target, index) => casesOf(target, clients[index]!)));
		for (const { url, tokens } of cases.flat()) await withoutPause(url, tokens, 2, 30);
		// In turns, over sizes and roads, so that a busy moment of the machine hits them all.
		for (let round = 0; round < ROUNDS; round++)
			for (const one of cases.flat()) one.times.push(await withoutPause(one.url, one.tokens, 1, PER_ROUND));
		await showQueries(clients[0]!, cases[0]!);
		for (const [index, { size }] of targets.entries()) {
			const of = cases[index]!;
			const baseline = percentile(together(of[0]!), 50);
			show(`${size} time entries, one client after the other: p50, p95, p50 against the baseline and against ${targets[0]!.size}`);
			for (const [at, one] of of.entries()) {
				const times = together(one);
				const p50 = percentile(times, 50);
				const smallest = percentile(together(cases[0]![at]!), 50);
				row(one.name, `${ms(p50)} ${ms(percentile(times, 95))} ${ratio(p50 / baseline)} ${ratio(p50 / smallest)}`);
			}
			show(`${size}, 100 clients without pause: p50, p95, requests per second`);
			for (const one of of) {
				const times = await withoutPause(one.url, one.tokens, 100, one.name.includes('exact count') ? 300 : 1500);
				row(one.name, `${ms(percentile(times, 50))} ${ms(percentile(times, 95))} ${times.perSecond.toFixed(0).padStart(6)}/s`);
			}
			show(`${size}, 100 users who click every two seconds: p50, p95`);
			for (const one of of.filter(({ name }) => /baseline|console/.test(name))) {
				const times = await clicking(one.url, one.tokens, 100, 10);
				row(one.name, `${ms(percentile(times, 50))} ${ms(percentile(times, 95))}`);
			}
		}
	} finally {
		await Promise.all(clients.map((client) => client.end()));
	}
}

async function casesOf({ base, secret }: Target, client: Client): Promise<Case[]> {
	const people = await tokensByRole(client, secret);
	const [largest] = (await client.query('select organization_id from time_entries group by 1 order by count(*) desc limit 1')).rows;
	const stock = `${base}/items/time_entries?fields=*,project_id.id,project_id.title&sort=-start_time&limit=25`;
	const asAdministrator = `${stock}&filter[organization_id][_eq]=${largest.organization_id}`;
	const inConsole = `${base}/simple-rest/time_entries?range=${encodeURIComponent('[0,24]')}&sort=${encodeURIComponent('["start_time","DESC"]')}&embed=${encodeURIComponent('["project_id"]')}`;
	const administrator = people.Administrator!;
	return [
		{ name: 'stock /items, administrator, tenant filter (baseline)', url: asAdministrator, tokens: administrator, times: [] },
		{
			name: 'stock /items, administrator, with its exact count',
			url: `${asAdministrator}&meta=filter_count`,
			tokens: administrator,
			times: [],
		},
		{ name: 'stock /items, manager', url: stock, tokens: people.Manager!, times: [] },
		{ name: 'console list with total, manager', url: inConsole, tokens: people.Manager!, times: [] },
		{ name: 'console list with total, employee', url: inConsole, tokens: people.Employee!, times: [] },
		...(await middleOf(base, largest.organization_id, people.Manager!, client)),
	];
}

/** A page of 100 from the middle of all rows: by cursor, and by offset. */
async function middleOf(base: string, organization: string, tokens: string[], client: Client): Promise<Case[]> {
	const count = 'select count(*) / 2 from time_entries where organization_id = $1';
	const middle = `select id, (${count})::int as at from time_entries where organization_id = $1 order by id offset (${count}) limit 1`;
	const { id, at } = (await client.query(middle, [organization])).rows[0];
	const address = `${base}/items/time_entries?limit=100&fields=id,duration`;
	const first = await fetch(`${address}&cursor=`, { headers: { Authorization: `Bearer ${tokens[0]}` } });
	const { meta } = (await first.json()) as { meta: { cursor: string } };
	const [, question] = JSON.parse(atob(meta.cursor));
	const cursor = encodeURIComponent(btoa(JSON.stringify([id, question])));
	return [
		{ name: '100 rows from the middle, by cursor', url: `${address}&cursor=${cursor}`, tokens, times: [] },
		{ name: '100 rows from the middle, by offset', url: `${address}&sort=id&offset=${at}`, tokens, times: [] },
	];
}

type Client = Awaited<ReturnType<typeof connect>>;

/** Every statement outside a transaction is one commit, so commits per request are queries per request. */
async function showQueries(client: Client, cases: Case[]): Promise<void> {
	const REQUESTS = 50;
	show('queries per request');
	const commits = async () => {
		// A connection that has nothing to do reports its counters after ten seconds.
		await new Promise((resolve) => setTimeout(resolve, 11_000));
		await client.query('select pg_stat_clear_snapshot()');
		return Number((await client.query('select xact_commit from pg_stat_database where datname = current_database()')).rows[0].xact_commit);
	};
	const before = await commits();
	let last = await commits();
	const idle = last - before;
	for (const { name, url, tokens } of cases) {
		for (let sent = 0; sent < REQUESTS; sent++) await request(url, tokens[0]!);
		const now = await commits();
		row(name, ((now - last - idle) / REQUESTS).toFixed(1).padStart(7));
		last = now;
	}
}

const together = ({ times }: Case): Times => ({ taken: times.flatMap(({ taken }) => taken).sort((a, b) => a - b), perSecond: 0 });
