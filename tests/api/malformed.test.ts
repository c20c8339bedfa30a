/**
 * Two hundred malformed requests for every verb there is: each is refused with a code that is known, none is an error of the
 * server, and no row of either firm has changed. KONTOR_SEED repeats a run.
 */
import { beforeAll, expect, test } from 'vitest';
import { allErrors } from '../../scripts/lib/modules.ts';
import { call, url } from '../lib/api.ts';
import { addFirm, addIssued, type Firm, post, right } from '../lib/books.ts';
import { sql } from '../lib/database.ts';
import { type Ids, type Malformed, malformed, seeded, type Verb, verbsOf } from '../lib/malformed.ts';

const EACH = 200;
const SEED = Number(process.env.KONTOR_SEED ?? 20260302);
const KNOWN = new Set([
	...Object.keys(await allErrors()),
	...['FORBIDDEN', 'INVALID_PAYLOAD', 'INVALID_QUERY', 'ROUTE_NOT_FOUND', 'CONTENT_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'],
]);

let firm: Firm;
let firms: string[];
let ids: Ids;
let verbs: Verb[];

beforeAll(async () => {
	firm = await addFirm();
	const there = await addFirm();
	firms = [firm.id, there.id];
	const invoice = (await addIssued(firm)).id;
	const payment = right(
		await post(firm.people.Accountant, '/items/payments', { invoice_id: invoice, amount: '1.00', payment_date: '2026-02-01' }),
	).id;
	ids = {
		own: { invoices: invoice, payments: payment, customers: firm.customer, projects: firm.project, quotes: firm.quote },
		foreign: [(await addIssued(there)).id, there.customer, there.project, there.quote],
	};
	verbs = verbsOf((await call(firm.people.Administrator, '/api-docs/openapi.json')).body);
});

/** A checksum for each table of all rows of both firms: what jobs do for the firms of other tests is none of this one's business. */
async function checksums(): Promise<Record<string, string>> {
	const tables = await sql(
		`select table_name from information_schema.columns where table_schema = 'public' and column_name = 'organization_id' and table_name not like 'directus%'`,
	);
	const sums = await Promise.all(
		tables.map(({ table_name: table }) =>
			sql(
				`select md5(coalesce(string_agg(t::text, '|' order by id), '')) as sum, count(*) from ${table} t where organization_id = any ($1)`,
				[firms],
			),
		),
	);
	return Object.fromEntries(tables.map(({ table_name: table }, at) => [table, `${sums[at]![0]!.count} ${sums[at]![0]!.sum}`]));
}

async function send(verb: Verb, { path, headers, body }: Malformed): Promise<{ status: number; codes: string[]; text: string }> {
	const response = await fetch(url(path), {
		method: verb.method,
		headers: { Authorization: `Bearer ${firm.people.Manager.token}`, ...headers },
		...(body === undefined ? {} : { body }),
	});
	const text = await response.text();
	try {
		const { errors = [] } = JSON.parse(text);
		return { status: response.status, codes: errors.map((error: any) => error.extensions?.code), text };
	} catch {
		return { status: response.status, codes: [], text };
	}
}

test('every verb refuses what is malformed, and nothing changes', async () => {
	expect(verbs.length).toBeGreaterThan(10);
	const before = await checksums();
	const mistakes: string[] = [];
	for (const [at, verb] of verbs.entries()) {
		const random = seeded(SEED + at);
		const requests = Array.from({ length: EACH }, () => malformed(verb, random, ids));
		const queue = requests.entries();
		const worker = async () => {
			for (const [number, request] of queue) {
				const answer = await send(verb, request);
				const isRefused = answer.status >= 400 && answer.status < 500 && answer.codes.length > 0;
				// A query that a reading verb does not know does no harm.
				const isHarmless = verb.method === 'GET' && answer.status === 200;
				if (!isHarmless && (!isRefused || answer.codes.some((code) => !KNOWN.has(code))))
					mistakes.push(
						`${verb.method} ${verb.path} #${number} (${request.what}) → ${answer.status} ${answer.text.slice(0, 160)}\n\t${request.path.slice(0, 120)} ${request.body?.slice(0, 160) ?? ''}`,
					);
			}
		};
		await Promise.all(Array.from({ length: 8 }, worker));
	}
	expect(mistakes.slice(0, 30), `${mistakes.length} mistakes, seed ${SEED}`).toEqual([]);
	expect(await checksums()).toEqual(before);
}, 600_000);
