/** Searching the list of time entries, and everything at once, beside the bare SQL that finds the same in one column. */
import { connect } from '../lib/postgres.ts';
import type { Target } from './lists.ts';
import { percentile, request, withoutPause } from './load.ts';
import { ms, ratio, row, show } from './show.ts';
import { tokensByRole } from './tokens.ts';

const REQUESTS = 40;

type Client = Awaited<ReturnType<typeof connect>>;

export async function search(targets: Target[]): Promise<void> {
	for (const { size, base, secret, database } of targets) {
		const client = await connect(database);
		try {
			const words = await wordsOf(client);
			const people = await tokensByRole(client, secret, words.organization);
			const bare = await bareSql(client, words.organization, words['a word of a note']!);
			show(`${size} time entries, searching, one client after the other: p50, p95, p50 against bare SQL`);
			row('bare SQL: one word, one column, 25 rows (baseline)', `${ms(percentile(bare, 50))} ${ms(percentile(bare, 95))}`);
			for (const [what, word] of Object.entries(words)) {
				if (what === 'organization') continue;
				const filter = encodeURIComponent(JSON.stringify({ q: word }));
				const list = `${base}/simple-rest/time_entries?range=${encodeURIComponent('[0,24]')}&sort=${encodeURIComponent('["start_time","DESC"]')}&filter=${filter}&embed=${encodeURIComponent('["project_id"]')}`;
				const all = `${base}/kontor/search?q=${encodeURIComponent(word)}`;
				for (const [road, url] of [
					['list with total', list],
					['everything at once', all],
				] as const)
					for (const role of ['Manager', 'Employee'] as const) {
						for (let sent = 0; sent < 3; sent++) await request(url, people[role]![0]!);
						const times = await withoutPause(url, people[role]!, 1, REQUESTS);
						const figures = `${ms(percentile(times, 50))} ${ms(percentile(times, 95))} ${ratio(percentile(times, 50) / percentile(bare, 50))}`;
						row(`${what}, ${road}, ${role.toLowerCase()}`, figures);
					}
			}
		} finally {
			await client.end();
		}
	}
}

async function wordsOf(client: Client) {
	const one = async (text: string, values: unknown[] = []): Promise<string> => String((await client.query(text, values)).rows[0]?.value);
	const organization = await one('select organization_id as value from time_entries group by 1 order by count(*) desc limit 1');
	const customer = await one(
		`select c.name as value from customers c join projects p on p.customer_id = c.id where c.organization_id = $1
		 group by c.id order by count(*), c.name limit 1`,
		[organization],
	);
	const note = await one("select note as value from time_entries where organization_id = $1 and note <> '' limit 1", [organization]);
	const first = (text: string) => text.split(/\s+/).find((word) => word.length > 3) ?? text;
	return {
		organization,
		'a word of a note': first(note),
		'a customer': customer,
		'a customer and a word': `${first(customer)} ${first(note)}`,
		'nothing like it': 'zyxwvut',
		'an amount': '1.250,50',
		'two letters': 'er',
	} as Record<string, string> & { organization: string };
}

async function bareSql(client: Client, organization: string, word: string) {
	const text = `select id, start_time, note from time_entries
		where organization_id = $1 and kontor_system.fold(note) like '%' || kontor_system.fold($2) || '%' order by start_time desc limit 25`;
	const taken: number[] = [];
	for (let sent = 0; sent < REQUESTS + 3; sent++) {
		const started = performance.now();
		await client.query(text, [organization, word]);
		if (sent >= 3) taken.push(performance.now() - started);
	}
	return { taken: taken.sort((a, b) => a - b), perSecond: 0 };
}
