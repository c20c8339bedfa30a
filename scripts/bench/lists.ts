/** The list of time entries that a person opens first: 25 rows, newest first, with the name of the project. */
import jwt from 'jsonwebtoken';
import { connect, type DatabaseConnection } from '../lib/postgres.ts';
import { clicking, percentile, request, type Times, withoutPause } from './load.ts';

const ROUNDS = 4;
const PER_ROUND = 60;

interface Case {
	name: string;
	url: string;
	tokens: string[];
	times: Times[];
}

export async function lists(size: string, base: string, secret: string, database: DatabaseConnection): Promise<void> {
	const client = await connect(database);
	try {
		const people = await tokensByRole(client, secret);
		const organization = (await client.query('select organization_id from time_entries limit 1')).rows[0].organization_id;
		const stock = `${base}/items/time_entries?fields=*,project_id.id,project_id.title&sort=-start_time&limit=25`;
		const console = `${base}/simple-rest/time_entries?range=${encodeURIComponent('[0,24]')}&sort=${encodeURIComponent('["start_time","DESC"]')}&embed=${encodeURIComponent('["project_id"]')}`;
		const cases: Case[] = [
			{
				name: 'stock /items, administrator, tenant filter (baseline)',
				url: `${stock}&filter[organization_id][_eq]=${organization}`,
				tokens: people.Administrator!,
				times: [],
			},
			{
				name: 'stock /items, administrator, with its exact count',
				url: `${stock}&filter[organization_id][_eq]=${organization}&meta=filter_count`,
				tokens: people.Administrator!,
				times: [],
			},
			{ name: 'stock /items, manager', url: stock, tokens: people.Manager!, times: [] },
			{ name: 'console list, manager', url: console, tokens: people.Manager!, times: [] },
			{ name: 'console list, employee', url: console, tokens: people.Employee!, times: [] },
		];
		show(`${size} time entries, one client after the other (p50, p95, against the baseline's p50)`);
		for (const { url, tokens } of cases) await withoutPause(url, tokens, 2, 20);
		// In turns, so that a busy moment of the machine hits them all.
		for (let round = 0; round < ROUNDS; round++)
			for (const one of cases) one.times.push(await withoutPause(one.url, one.tokens, 1, PER_ROUND));
		const baseline = percentile(together(cases[0]!), 50);
		for (const one of cases) {
			const times = together(one);
			row(
				one.name,
				`${ms(percentile(times, 50))} ${ms(percentile(times, 95))} ${(percentile(times, 50) / baseline).toFixed(2).padStart(6)} ×  ${(await queriesPerRequest(client, one)).toFixed(1).padStart(4)} queries`,
			);
		}
		show('100 clients without pause (p50, p95, requests per second)');
		for (const one of cases) {
			const times = await withoutPause(one.url, one.tokens, 100, one.name.includes('exact count') ? 300 : 1500);
			row(one.name, `${ms(percentile(times, 50))} ${ms(percentile(times, 95))} ${times.perSecond.toFixed(0).padStart(6)}/s`);
		}
		show('100 users who click every two seconds (p50, p95)');
		for (const one of [cases[0]!, cases[3]!, cases[4]!]) {
			const times = await clicking(one.url, one.tokens, 100, 10);
			row(one.name, `${ms(percentile(times, 50))} ${ms(percentile(times, 95))}`);
		}
	} finally {
		await client.end();
	}
}

type Client = Awaited<ReturnType<typeof connect>>;

/** As many people as there are, up to fifty per role: caches that only ever see one user would flatter. */
async function tokensByRole(client: Client, secret: string): Promise<Record<string, string[]>> {
	const { rows } = await client.query(
		"select u.id, u.role, r.name, row_number() over (partition by r.name) as n from directus_users u join directus_roles r on r.id = u.role where u.status = 'active'",
	);
	const tokens: Record<string, string[]> = {};
	for (const { id, role, name, n } of rows) {
		if (n > 50) continue;
		const admin = name === 'Administrator';
		tokens[name] = [
			...(tokens[name] ?? []),
			jwt.sign({ id, role, app_access: true, admin_access: admin }, secret, { issuer: 'directus', expiresIn: '1h' }),
		];
	}
	return tokens;
}

/** Every statement outside a transaction is one commit, so commits per request are queries per request. */
async function queriesPerRequest(client: Client, { url, tokens }: Case): Promise<number> {
	const commits = async () => {
		// The counters are written down with a delay.
		await new Promise((resolve) => setTimeout(resolve, 1500));
		await client.query('select pg_stat_clear_snapshot()');
		return Number((await client.query('select xact_commit from pg_stat_database where datname = current_database()')).rows[0].xact_commit);
	};
	const before = await commits();
	const idle = (await commits()) - before;
	const start = await commits();
	const requests = 50;
	for (let i = 0; i < requests; i++) await request(url, tokens[0]!);
	return Math.max(0, (await commits()) - start - idle) / requests;
}

const together = ({ times }: Case): Times => ({ taken: times.flatMap(({ taken }) => taken).sort((a, b) => a - b), perSecond: 0 });
const ms = (value: number) => `${value.toFixed(1).padStart(7)} ms`;
const show = (title: string) => process.stdout.write(`\n${title}\n`);
const row = (name: string, figures: string) => process.stdout.write(`  ${name.padEnd(56)}${figures}\n`);
