/** The package ra-data-simple-rest, as it comes from npm, over every collection that a manager may read or write. */
import type { DataProvider, RaRecord } from 'ra-core';
import simpleRestProvider from 'ra-data-simple-rest';
import { beforeAll, describe, expect, test } from 'vitest';
import { call, query, url } from '../lib/api.ts';
import { find, type Row, sql } from '../lib/database.ts';
import { addOwnProject, addWorld, type World } from '../lib/world.ts';
import { EXAMPLES, type Stage } from '../permissions/examples.ts';
import { readMatrix } from '../permissions/matrix.ts';

let world: World;
let stage: Stage;
let provider: DataProvider;

/** The package asks with react-admin's fetch, which needs a browser only for cookies: the same in short. */
const client =
	(token: string) =>
	async (address: string, { headers, method = 'GET', body }: { headers?: Headers; method?: string; body?: string } = {}) => {
		const all = new Headers(headers ?? {});
		if (!all.has('Content-Type') && body !== undefined) all.set('Content-Type', 'application/json');
		all.set('Authorization', `Bearer ${token}`);
		const answer = await fetch(address, { method, headers: all, ...(body === undefined ? {} : { body }) });
		const text = await answer.text();
		if (answer.status >= 300) throw Object.assign(new Error(text), { status: answer.status, body: JSON.parse(text) });
		return { status: answer.status, headers: answer.headers, body: text, json: JSON.parse(text) };
	};
const providerOf = (token: string): DataProvider => simpleRestProvider(url('/simple-rest'), client(token) as any);

beforeAll(async () => {
	world = await addWorld();
	const me = world.here.people.Manager;
	stage = { tenant: world.here, me, own: await addOwnProject(world.here.id, me) };
	provider = providerOf(me.token);
});

/** What a manager may do, by collection: over all lines of the matrix, and over all rows. */
const rights = new Map<string, string>();
for (const { line, who, rights: cell } of readMatrix())
	if (who === 'Manager' && cell !== '–') {
		const collection = EXAMPLES[line]?.collection ?? line;
		if (!collection.startsWith('directus_')) rights.set(line, cell);
	}
const sort = { field: 'id', order: 'ASC' } as const;
const gone = async (work: Promise<unknown>) =>
	work.then(
		() => 200,
		(error) => error.status,
	);

describe.each([...rights])('%s (%s)', (line, may) => {
	const example = EXAMPLES[line]!;
	const { collection } = example;
	/** Everybody has one dashboard. */
	const clear = () => (collection === 'dashboards' ? sql('delete from dashboards where user_id = $1', [stage.me.id]) : undefined);
	const make = async () => {
		await clear();
		return (example.own ?? example.foreign)!(stage);
	};
	const patched = (row: Row | undefined, change: Row) =>
		Object.entries(change).every(([key, value]) => String(row?.[key]) === String(value));

	test('getList, getOne, getMany, getManyReference', async () => {
		const id = await make();
		const list = await provider.getList(collection, { pagination: { page: 1, perPage: 1000 }, sort, filter: {} });
		expect(list.total).toBeGreaterThan(0);
		expect(list.data.map((row) => row.id)).toContain(id);
		const { data: one } = await provider.getOne(collection, { id });
		expect(list.data.find((row) => row.id === id)).toEqual(one);
		const ids = list.data.map((row) => row.id).slice(0, 60);
		expect((await provider.getMany(collection, { ids })).data.map((row) => row.id).sort()).toEqual([...ids].sort());
		const reference = Object.keys(one).find((field) => field.endsWith('_id') && field !== 'organization_id' && one[field]);
		if (!reference) return;
		const related = await provider.getManyReference(collection, {
			target: reference,
			id: one[reference],
			pagination: { page: 1, perPage: 1000 },
			sort,
			filter: {},
		});
		expect(related.data.map((row) => row.id)).toContain(id);
		expect(related.data.every((row) => row[reference] === one[reference])).toBe(true);
	});

	test('every field that is empty can be asked for', async () => {
		const id = await make();
		const { data: one } = await provider.getOne(collection, { id });
		const empty = Object.keys(one)
			.filter((field) => one[field] === null)
			.slice(0, 3);
		for (const field of empty) {
			const { data } = await provider.getList(collection, { pagination: { page: 1, perPage: 1000 }, sort, filter: { id, [field]: null } });
			expect(
				data.map((row) => row.id),
				field,
			).toEqual([id]);
		}
	});

	test('what is not there, and what is elsewhere, is 404 alike', async () => {
		const { there } = world;
		const elsewhere: Stage = { tenant: there, me: there.colleague, own: { project: there.project, customer: there.customer } };
		const ids = [crypto.randomUUID(), 'no-id'];
		if (!example.isGlobal) ids.push(await (example.foreign ?? example.own)!(elsewhere));
		for (const id of ids) {
			expect(await gone(provider.getOne(collection, { id })), id).toBe(404);
			expect(await gone(provider.update(collection, { id, data: {}, previousData: { id } })), id).toBe(404);
			expect(await gone(provider.delete(collection, { id })), id).toBe(404);
		}
	});

	if (/U/i.test(may) && example.patch)
		test('update with the whole record', async () => {
			const id = await make();
			// Some may only be read: another line of the matrix is about those.
			const { data: record } = await provider.getOne(collection, { id });
			const same = await provider.update(collection, { id, data: record, previousData: record });
			expect(same.data).toEqual(record);
			const change = example.patch!(stage);
			const { data } = await provider.update<RaRecord>(collection, { id, data: { ...record, ...change }, previousData: record });
			expect(patched(await find(collection, id), change)).toBe(true);
			expect(patched(data, change)).toBe(true);
			// An old record would take back what has changed since.
			if (!('updated_at' in record)) return;
			const late = gone(provider.update(collection, { id, data: { ...record, ...example.patch!(stage) }, previousData: record }));
			expect(await late).toBe(412);
			const many = await provider.updateMany(collection, { ids: [id], data: example.patch!(stage) });
			expect(many.data).toEqual([id]);
		});

	if (/C/i.test(may) && example.create)
		test('create', async () => {
			await clear();
			const { data } = await provider.create(collection, { data: await example.create!.own(stage) });
			expect(await find(collection, data.id as string)).toBeDefined();
			expect((await provider.getOne(collection, { id: data.id })).data).toMatchObject(data);
		});

	if (/D/.test(may) && !example.isKept)
		test('delete, deleteMany', async () => {
			const isGone = async (id: string) => {
				const row = await find(collection, id);
				return row === undefined || row.deleted_at !== null;
			};
			const [one, two, three] = [await make(), await make(), await make()];
			expect((await provider.delete(collection, { id: one, previousData: { id: one } })).data.id).toBe(one);
			expect((await provider.deleteMany(collection, { ids: [two, three] })).data).toEqual([two, three]);
			for (const id of [one, two, three]) expect(await isGone(id)).toBe(true);
		});
});

test('server-set fields that were changed are refused, those that were not are taken', async () => {
	const { data: record } = await provider.getOne('invoices', { id: world.here.invoice });
	expect((await provider.update('invoices', { id: record.id, data: { ...record, title: 'Neu' }, previousData: record })).data.title).toBe(
		'Neu',
	);
	const { data: now } = await provider.getOne('invoices', { id: record.id });
	for (const change of [{ total: '1.00' }, { status: 'paid' }, { organization_id: world.there.id }, { id: crypto.randomUUID() }])
		expect(
			await gone(provider.update('invoices', { id: record.id, data: { ...now, ...change }, previousData: now })),
			JSON.stringify(change),
		).toBeGreaterThanOrEqual(400);
	expect((await find('invoices', record.id as string))!.total).toBe('0.00');
});

test('related rows that were embedded come back with the record', async () => {
	const { data: record } = await provider.getOne('projects', { id: stage.own.project, meta: { embed: ['customer_id'] } });
	expect(record.customer).toMatchObject({ id: stage.own.customer });
	const { data } = await provider.update('projects', { id: record.id, data: { ...record, description: 'x' }, previousData: record });
	expect(data.description).toBe('x');
});

test('of many who send the whole record at once, one gets through', async () => {
	const { data: record } = await provider.getOne('customers', { id: world.here.customer });
	await provider.update('customers', { id: record.id, data: { notes: 'first' }, previousData: record });
	const { data: now } = await provider.getOne('customers', { id: record.id });
	const answers = await Promise.all(
		Array.from({ length: 8 }, (_, at) =>
			gone(provider.update('customers', { id: now.id, data: { ...now, notes: `${at}` }, previousData: now })),
		),
	);
	expect(answers.sort()).toEqual([200, ...Array(7).fill(412)]);
});

describe('any number of ids', () => {
	let ids: string[];
	beforeAll(async () => {
		const rows = await sql(
			"insert into customers (id, organization_id, name) select gen_random_uuid(), $1, 'Many ' || n from generate_series(1, 5000) n returning id",
			[world.here.id],
		);
		ids = rows.map(({ id }) => id).sort();
	});

	test.each([1, 26, 100, 1001, 2500, 5000])('%i', async (count) => {
		for (const who of [provider, providerOf(world.here.people.Administrator.token)]) {
			const wanted = ids.slice(0, count);
			const { data } = await who.getMany('customers', { ids: wanted });
			expect(data.map(({ id }) => id).sort()).toEqual(wanted);
		}
	});

	test('too many for an address: the answer says so', async () => {
		const answer = await call(world.here.people.Manager, `/simple-rest/customers${query({ filter: { id: [...ids, ...ids] } })}`);
		expect([answer.status, answer.codes]).toEqual([431, ['ADDRESS_TOO_LONG']]);
		expect(answer.body.errors[0].extensions.messages.de).toContain('256 KB');
	});
});
