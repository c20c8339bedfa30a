/**
 * Two thousand requests that no client would send, on every road, as several roles: each is answered in time, none is an error of
 * the server, and it serves the next one. KONTOR_SEED repeats a run.
 */
import { beforeAll, expect, test } from 'vitest';
import { call, type Person, query, url } from '../lib/api.ts';
import { addFirm, type Firm } from '../lib/books.ts';
import { sql } from '../lib/database.ts';
import { byClients } from '../lib/drafts.ts';
import { type Hostile, hostileRequests, type Target } from '../lib/hostile-requests.ts';

const EACH = 500;
const SEED = Number(process.env.KONTOR_SEED ?? 20261127);
/** Far more than any needs on a machine that has nothing else to do. */
const LONGEST = 20_000;

let firm: Firm;
let target: Target;

beforeAll(async () => {
	firm = await addFirm();
	const columns = await sql(
		"select table_name, column_name from information_schema.columns where table_schema = 'public' and table_name in (select collection from directus_collections where collection not like 'directus%')",
	);
	const aliases = await sql("select field from directus_fields where special like '%o2m%' and collection not like 'directus%'");
	target = {
		collections: [...new Set(columns.map(({ table_name }) => table_name as string))],
		fields: [...new Set([...columns.map(({ column_name }) => column_name as string), ...aliases.map(({ field }) => field as string)])],
		ids: {
			customers: firm.customer,
			projects: firm.project,
			quotes: firm.quote,
			tasks: firm.task,
			contacts: firm.contact,
			deals: firm.deal,
		},
	};
});

async function send(person: Person, { method, path, headers, body }: Hostile): Promise<{ status: number; text: string; time: number }> {
	const started = performance.now();
	const response = await fetch(url(path), {
		method,
		headers: { ...headers, ...(person.token ? { Authorization: `Bearer ${person.token}` } : {}) },
		...(body === undefined ? {} : { body }),
		redirect: 'manual',
		signal: AbortSignal.timeout(60_000),
	});
	const text = await response.text();
	return { status: response.status, text, time: performance.now() - started };
}

test('every request is answered, and none is an error of the server', async () => {
	const people: Person[] = [firm.people.Manager, firm.people.Employee, firm.people.Administrator, {}];
	const mistakes: string[] = [];
	for (const [at, person] of people.entries()) {
		await byClients(6, hostileRequests(SEED + at, EACH, target), async (request) => {
			const answer = await send(person, request).catch((error) => ({ status: 0, text: String(error), time: 0 }));
			if (answer.status === 0 || answer.status >= 500 || answer.time > LONGEST)
				mistakes.push(
					`${answer.status} after ${Math.round(answer.time)} ms: ${request.method} ${request.path.slice(0, 300)} ${request.body?.slice(0, 300) ?? ''} → ${answer.text.slice(0, 160)}`,
				);
		});
		expect((await call(firm.people.Manager, `/items/customers${query({ fields: 'id', limit: 1 })}`)).status).toBe(200);
	}
	expect(mistakes.slice(0, 30), `${mistakes.length} mistakes, seed ${SEED}`).toEqual([]);
}, 900_000);
