/**
 * Whatever an administrator clicks in Studio: the server stays up, no answer is a 500, the lists of everybody keep working, nobody sees a row of
 * another firm, and the books verify afterwards. SHAPING_SEED=… clicks something else, SHAPING_STEPS=… more or less often.
 */
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SHIPPED } from '../../directus-extensions/kontor/src/generated/shipped.ts';
import { verifyBooks } from '../../scripts/verify-books/verify.ts';
import { ownDirectus } from '../lib/own-directus.ts';
import { Random } from '../reading/generate.ts';
import { nextClick } from './clicks.ts';
import { Shaped } from './shaped.ts';

const SEED = Number(process.env.SHAPING_SEED ?? 856130612);
const STEPS = Number(process.env.SHAPING_STEPS ?? 500);
const LOOK_EVERY = 50;

type Own = Awaited<ReturnType<typeof ownDirectus>>;
let own: Own;
let other: string;
const people: Record<string, string> = {};
const TABLES = Object.entries(SHIPPED.collections)
	.filter(([name, { folder }]) => !folder && !name.startsWith('directus_'))
	.map(([name]) => name);

beforeAll(async () => {
	own = await ownDirectus('random_shaping');
	const ask = async (path: string, body: unknown) => {
		const answer = await own.call(own.admin, path, 'POST', body);
		expect(answer.status, answer.text).toBe(200);
		return answer.data;
	};
	other = (await ask('/items/organizations', { name: 'Other', slug: 'other' })).id;
	people['Administrator'] = own.admin;
	people['Manager'] = own.manager;
	const { data: roles } = await own.call(own.admin, '/roles?fields=id,name');
	const employee = roles.find(({ name }: { name: string }) => name === 'Employee').id;
	await ask('/users', { email: 'employee@own.example.com', token: 'own-employee', role: employee, organization_id: own.organization });
	people['Employee'] = 'own-employee';
	for (const organization_id of [own.organization, other]) {
		const customer = await ask('/items/customers', { name: 'Customer', organization_id });
		await ask('/items/contacts', { lastname: 'Contact', customer_id: customer.id, organization_id });
		await ask('/items/projects', { title: 'Project', customer_id: customer.id, organization_id });
		await ask('/items/services', { name: 'Service', organization_id });
		await ask('/items/invoices', { customer_id: customer.id, organization_id });
	}
});
afterAll(() => own?.stop());

/** Which lists somebody can read: those that they could before everything must go on working. */
async function readable(token: string): Promise<Set<string>> {
	const names = new Set<string>();
	for (const table of TABLES) {
		const { status, text, data } = await own.call(token, `/items/${table}?limit=20`);
		expect(status, `${table}: ${text.slice(0, 300)}`).toBeLessThan(500);
		if (status !== 200) continue;
		names.add(table);
		if (token === own.admin) continue;
		const foreign = (data as Record<string, unknown>[]).filter(
			(row) => (table === 'organizations' ? row['id'] : row['organization_id']) === other,
		);
		expect(foreign, `${table} shows rows of another firm`).toEqual([]);
	}
	return names;
}

/** Studio and the console ask for more than plain lists. */
async function looks(): Promise<void> {
	for (const token of Object.values(people))
		for (const path of [
			'/items/customers?fields=*.*&limit=5',
			'/items/invoices?fields=*,lines.*,customer_id.*&limit=5',
			'/simple-rest/customers',
			'/items/projects?search=a',
		]) {
			const { status, text } = await own.call(token, path);
			expect(status === 200 || (status === 403 && token === 'own-employee'), `${path}: ${status} ${text.slice(0, 300)}`).toBe(true);
		}
	for (const path of [
		'/fields',
		'/relations',
		'/collections',
		'/server/specs/oas',
		'/schema/snapshot',
		'/policies?fields=*.*',
		'/flows?fields=*.*',
	]) {
		const { status, text } = await own.call(own.admin, path);
		expect(status, `${path}: ${text.slice(0, 300)}`).toBe(200);
	}
	const { text } = await own.call(own.manager, '/graphql', 'POST', { query: '{ customers { id name } }' });
	expect(text).not.toContain('errors');
}

test(`${STEPS} random clicks in Studio, seed ${SEED}`, { timeout: 900_000 }, async () => {
	const random = new Random(SEED);
	const shaped = new Shaped(SHIPPED);
	const before = new Map<string, Set<string>>();
	for (const [who, token] of Object.entries(people)) before.set(who, await readable(token));
	const refusals = new Map<string, string>();
	const counts = { done: 0, refused: 0 };
	const recent: string[] = [];
	for (let step = 1; step <= STEPS; step++) {
		const click = nextClick(random, shaped);
		for (const { path, method, body } of click.requests) {
			const answer = await own.call(own.admin, path, method, body);
			const about = `seed ${SEED}, click ${step} (${click.name}): ${method} ${path} ${JSON.stringify(body)}: ${answer.status} ${answer.text.slice(0, 600)}`;
			recent.push(about.slice(0, 300));
			expect(answer.status, about).toBeLessThan(500);
			expect(answer.text, about).not.toContain('INTERNAL_SERVER_ERROR');
			expect(own.process.exitCode ?? own.process.signalCode, about).toBe(null);
			if (answer.status < 400) {
				counts.done++;
				click.after?.(answer.data);
				continue;
			}
			counts.refused++;
			const { message, extensions } = answer.errors[0] ?? {};
			const words = extensions?.messages ? `${extensions.messages.de} | ${extensions.messages.en}` : message;
			refusals.set(`${click.name}: ${extensions?.code} ${String(words).replace(/[a-z0-9_]*z_\w+/gi, 'z_…')}`, about);
			break;
		}
		if (step % LOOK_EVERY !== 0 && step !== STEPS) continue;
		try {
			for (const [who, token] of Object.entries(people)) {
				const now = await readable(token);
				expect(
					[...before.get(who)!].filter((table) => !now.has(table)),
					`${who} can't read these any more`,
				).toEqual([]);
			}
			await looks();
		} catch (error) {
			console.error(`seed ${SEED}, at click ${step}; the last clicks:\n${recent.slice(-LOOK_EVERY * 2).join('\n')}`);
			throw error;
		}
	}
	console.log(`seed ${SEED}: ${counts.done} requests done, ${counts.refused} refused in ${refusals.size} ways`);
	if (process.env.SHAPING_REFUSALS) writeFileSync(process.env.SHAPING_REFUSALS, [...refusals.keys()].sort().join('\n'));
	// Whatever is refused says so in both languages; what Directus itself says of a row, or of something that is gone, Studio translates.
	const OF_ROWS =
		/^[^:]+: (FORBIDDEN|ROUTE_NOT_FOUND|INVALID_FOREIGN_KEY|INVALID_PAYLOAD|RECORD_NOT_UNIQUE|FAILED_VALIDATION|NOT_NULL_VIOLATION|VALUE_TOO_LONG) /;
	for (const [said, about] of refusals) if (!OF_ROWS.test(said)) expect(said, about).toMatch(/ \| /);
	expect((await verifyBooks(own.client)).findings).toEqual([]);
});
