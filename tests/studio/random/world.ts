/** What the random roles look at: tables made as Studio makes them, and rows of two firms. All that is the other firm's can be told by its marks. */
import { randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import type { ownDirectus } from '../../lib/own-directus.ts';

export type Own = Awaited<ReturnType<typeof ownDirectus>>;

export interface Table {
	name: string;
	key: string;
	/** The column of text that holds the mark, and the one of numbers. */
	text: string;
	number?: string;
	/** Columns that point at rows of other tables. */
	relations: { field: string; to: string }[];
}

export interface World {
	there: string;
	tables: Table[];
	/** The keys of each firm's rows, by table. */
	keys: Record<'here' | 'there', Record<string, string[]>>;
	file: string;
	hashOfThere(): Promise<string>;
}

const mark = (kind: 'OWN' | 'FOREIGN') => `${kind}-${randomBytes(4).toString('hex')}`;
/** Numbers of the other firm have ten digits, and so have their sums; those of the own firm have three at most. */
export const FOREIGN_VALUE = /FOREIGN-[0-9a-f]{8}|(?<![\w.:-])[1-9]\d{9}(?![\w:-])/;
export const OWN_VALUE = /OWN-[0-9a-f]{8}/;

export async function done(own: Own, path: string, method = 'GET', body?: unknown, token = own.admin) {
	const answer = await own.call(token, path, method, body);
	expect([200, 204], `${method} ${path} ${JSON.stringify(body)}: ${answer.text}`).toContain(answer.status);
	return answer.data;
}

const SHIPPED: Table[] = [
	{ name: 'customers', key: 'id', text: 'name', relations: [] },
	{ name: 'tags', key: 'id', text: 'name', relations: [] },
	{ name: 'contacts', key: 'id', text: 'lastname', relations: [{ field: 'customer_id', to: 'customers' }] },
	{ name: 'projects', key: 'id', text: 'title', relations: [{ field: 'customer_id', to: 'customers' }] },
];
const MADE: (Table & { type: string })[] = [
	{ name: 'r_areas', key: 'id', type: 'integer', text: 'label', number: 'size', relations: [] },
	{ name: 'r_codes', key: 'code', type: 'string', text: 'label', number: 'size', relations: [{ field: 'area', to: 'r_areas' }] },
	{
		name: 'r_items',
		key: 'id',
		type: 'uuid',
		text: 'label',
		number: 'size',
		relations: [
			{ field: 'code', to: 'r_codes' },
			{ field: 'customer', to: 'customers' },
		],
	},
	{ name: 'r_notes', key: 'nr', type: 'bigInteger', text: 'label', number: 'size', relations: [{ field: 'item', to: 'r_items' }] },
	{
		name: 'r_links',
		key: 'id',
		type: 'integer',
		text: 'label',
		number: 'size',
		relations: [
			{ field: 'item', to: 'r_items' },
			{ field: 'area', to: 'r_areas' },
		],
	},
];
const TYPES: Record<string, string> = { r_areas: 'integer', r_codes: 'string', r_items: 'uuid', customers: 'uuid' };

export async function build(own: Own): Promise<World> {
	const there: string = (await done(own, '/items/organizations', 'POST', { name: 'Other', slug: 'other' })).id;
	for (const table of MADE) await makeTable(own, table);
	await done(own, '/collections/r_items', 'PATCH', { meta: { versioning: true } });
	const tables = [...SHIPPED, ...MADE];
	const keys: World['keys'] = { here: {}, there: {} };
	for (const [side, organization] of [
		['here', own.organization],
		['there', there],
	] as const) {
		for (const table of tables) {
			keys[side][table.name] = [];
			for (let n = 0; n < 4; n++) keys[side][table.name]!.push(await addRow(own, table, side, organization, keys[side], n));
		}
		await addAround(own, side, organization, keys[side]);
	}
	const file = await upload(own, 'token-there');
	return { there, tables, keys, file, hashOfThere: () => hash(own, tables, there) };
}

async function makeTable(own: Own, { name, key, type, relations }: (typeof MADE)[number]): Promise<void> {
	const isNumber = /nteger/.test(type);
	await done(own, '/collections', 'POST', {
		collection: name,
		fields: [
			{
				field: key,
				type,
				meta: { hidden: true, special: type === 'uuid' ? ['uuid'] : null },
				schema: { is_primary_key: true, has_auto_increment: isNumber },
			},
		],
		schema: {},
		meta: { singleton: false },
	});
	await done(own, `/fields/${name}`, 'POST', {
		field: 'label',
		type: 'string',
		schema: {},
		meta: { interface: 'input', searchable: true },
	});
	await done(own, `/fields/${name}`, 'POST', { field: 'size', type: 'bigInteger', schema: {}, meta: { interface: 'input' } });
	for (const { field, to } of relations) {
		await done(own, `/fields/${name}`, 'POST', {
			field,
			type: TYPES[to],
			schema: {},
			meta: { interface: 'select-dropdown-m2o', special: ['m2o'] },
		});
		await done(own, `/fields/${to}`, 'POST', {
			field: `of_${name}`,
			type: 'alias',
			schema: null,
			meta: { interface: 'list-o2m', special: ['o2m'] },
		});
		await done(own, '/relations', 'POST', {
			collection: name,
			field,
			related_collection: to,
			meta: { one_field: `of_${name}` },
			schema: { on_delete: 'SET NULL' },
		});
	}
}

async function addRow(
	own: Own,
	table: Table,
	side: 'here' | 'there',
	organization_id: string,
	keys: Record<string, string[]>,
	n: number,
): Promise<string> {
	const row: Record<string, unknown> = { organization_id, [table.text]: mark(side === 'here' ? 'OWN' : 'FOREIGN') };
	if (table.key === 'code') row.code = `${side}-${n}`;
	if (table.number) row[table.number] = side === 'here' ? 100 + n : 1_000_000_001 + n;
	for (const { field, to } of table.relations) row[field] = keys[to]![n];
	return String((await done(own, `/items/${table.name}`, 'POST', row))[table.key]);
}

/** What Directus keeps beside the rows: versions, comments, and what belongs to a person. */
async function addAround(own: Own, side: 'here' | 'there', organization_id: string, keys: Record<string, string[]>): Promise<void> {
	const text = () => mark(side === 'here' ? 'OWN' : 'FOREIGN');
	const item = keys.r_items![0];
	const [{ id: role }] = await done(own, '/roles?filter[name][_eq]=Manager');
	const person = {
		first_name: text(),
		last_name: text(),
		email: `${side}@own.example.com`,
		token: `token-${side}`,
		role,
		organization_id,
		email_notifications: false,
	};
	const user = (await done(own, '/users', 'POST', person)).id;
	await done(own, '/comments', 'POST', { collection: 'r_items', item, comment: text() });
	const version = (await done(own, '/versions', 'POST', { key: `v-${side}`, name: text(), collection: 'r_items', item })).id;
	await done(own, `/versions/${version}/save`, 'POST', { label: text() });
	await done(own, '/presets', 'POST', { bookmark: text(), collection: 'r_items', user, filter: { label: { _eq: text() } } });
	await done(own, '/notifications', 'POST', { recipient: user, subject: text(), message: text() });
	await done(own, '/folders', 'POST', { name: text(), organization_id });
}

async function upload(own: Own, token: string): Promise<string> {
	const form = new FormData();
	form.append('title', mark('FOREIGN'));
	form.append('file', new Blob([`${mark('FOREIGN')}\n`], { type: 'text/plain' }), 'note.txt');
	const answer = await fetch(`${own.address}/files`, { method: 'POST', headers: { Authorization: `Bearer ${token}` }, body: form });
	const { data } = (await answer.json()) as { data?: { id: string } };
	expect(data?.id, JSON.stringify(data)).toBeTruthy();
	return data!.id;
}

/** Of all rows of the other firm: nobody may change one. */
async function hash(own: Own, tables: Table[], organization: string): Promise<string> {
	const parts = tables.map(
		({ name }) => `select '${name}' as name, to_jsonb(r) as row from ${name} r where organization_id = '${organization}'`,
	);
	const { rows } = await own.client.query(
		`select count(*) || md5(string_agg(name || row::text, '' order by name, row::text)) as hash from (${parts.join(' union all ')}) all_rows`,
	);
	return rows[0].hash;
}
