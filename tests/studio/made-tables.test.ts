/** Tables, relations and rights that are made in Studio, by the requests that Studio sends: the wall between organizations is there at once. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ownDirectus } from '../lib/own-directus.ts';

type Own = Awaited<ReturnType<typeof ownDirectus>>;
let own: Own;
let other: string;
const roles: Record<string, string> = {};

const OWN_ROWS = { organization_id: { _eq: '$CURRENT_USER.organization_id' } };
const KNOWN = { organization_id: { _nnull: true } };

beforeAll(async () => {
	own = await ownDirectus('made_tables');
	other = (await done('/items/organizations', 'POST', { name: 'Other', slug: 'other' })).id;
	for (const { id, name } of await done('/roles?fields=id,name')) roles[name] = id;
	await done('/users', 'POST', { email: 'other@own.example.com', token: 'other-manager', role: roles.Manager, organization_id: other });
});
afterAll(() => own?.stop());

const ask = (path: string, method = 'GET', body?: unknown, token: string | undefined = own.admin) => own.call(token, path, method, body);
async function done(path: string, method = 'GET', body?: unknown, token?: string) {
	const answer = await ask(path, method, body, token);
	expect([200, 204], `${method} ${path} ${JSON.stringify(body)}: ${answer.text}`).toContain(answer.status);
	return answer.data;
}
async function refused(code: string, path: string, method: string, body?: unknown, token?: string) {
	const answer = await ask(path, method, body, token);
	expect(answer.errors[0]?.extensions?.code, `${method} ${path} ${JSON.stringify(body)}: ${answer.text}`).toBe(code);
	return answer.errors[0].message as string;
}

/** As Studio's dialog "new collection" does, with none of its optional fields. */
const make = (
	collection: string,
	key: object = { field: 'id', type: 'integer', meta: { hidden: true }, schema: { is_primary_key: true, has_auto_increment: true } },
	meta: object = {},
) => done('/collections', 'POST', { collection, fields: [key], schema: {}, meta: { singleton: false, ...meta } });
const addField = (collection: string, field: string, type: string, more: object = {}) =>
	done(`/fields/${collection}`, 'POST', { field, type, schema: {}, meta: { interface: 'input', special: null }, collection, ...more });
const relate = (collection: string, field: string, related_collection: string | null, meta: object | null = null) =>
	done('/relations', 'POST', {
		collection,
		field,
		related_collection,
		meta,
		schema: related_collection ? { on_delete: 'SET NULL' } : null,
	});

/** A role of its own with these rights, in both organizations. */
async function people(name: string, permissions: object[]) {
	const policy = (await done('/policies', 'POST', { name, permissions: { create: permissions, update: [], delete: [] } })).id;
	const role = (await done('/roles', 'POST', { name, policies: { create: [{ policy: { id: policy } }], update: [], delete: [] } })).id;
	const add = (organization_id: string, token: string) =>
		done('/users', 'POST', { email: `${token}@own.example.com`, token, role, organization_id });
	await add(own.organization, `${name}-here`);
	await add(other, `${name}-there`);
	return { policy, here: `${name}-here`, there: `${name}-there` };
}
const full = (collection: string) =>
	['create', 'read', 'update', 'delete', 'share'].map((action) => ({
		collection,
		action,
		permissions: {},
		validation: {},
		presets: null,
		fields: ['*'],
	}));
const permissionsOf = async (policy: string) =>
	Object.fromEntries(
		(await done(`/permissions?filter[policy][_eq]=${policy}&limit=-1`)).map((one: any) => [`${one.collection} ${one.action}`, one]),
	);

test('a table has its organization, its stamps and its guards at once, and full access stays within the organization', async () => {
	await make('vehicles');
	await addField('vehicles', 'plate', 'string');
	const fields = await done('/fields/vehicles');
	expect(fields.map(({ field }: any) => field).sort()).toEqual(
		['created_at', 'created_by', 'id', 'organization_id', 'plate', 'section_history', 'updated_at', 'updated_by'].sort(),
	);
	expect(fields.find(({ field }: any) => field === 'organization_id')).toMatchObject({
		schema: { is_nullable: false, foreign_key_table: 'organizations' },
		meta: { hidden: true, readonly: true },
	});
	const { policy, here, there } = await people('drivers', full('vehicles'));
	expect(await permissionsOf(policy)).toMatchObject({
		'vehicles read': { permissions: OWN_ROWS },
		'vehicles update': { permissions: OWN_ROWS },
		'vehicles delete': { permissions: OWN_ROWS },
		'vehicles share': { permissions: OWN_ROWS },
		'vehicles create': { validation: OWN_ROWS, presets: { organization_id: '$CURRENT_USER.organization_id' } },
	});
	const { id } = await done('/items/vehicles', 'POST', { plate: 'B-KO 1' }, here);
	expect(await done('/items/vehicles', 'GET', undefined, here)).toMatchObject([{ plate: 'B-KO 1', organization_id: own.organization }]);
	expect(await done('/items/vehicles', 'GET', undefined, there)).toEqual([]);
	expect(await done(`/items/vehicles?aggregate[count]=*`, 'GET', undefined, there)).toEqual([{ count: '0' }]);
	expect((await ask(`/items/vehicles/${id}`, 'PATCH', { plate: 'x' }, there)).status).toBe(403);
	expect((await ask(`/items/vehicles/${id}`, 'DELETE', undefined, there)).status).toBe(403);
	await refused('ORGANIZATION_IS_GIVEN', '/items/vehicles', 'POST', { plate: 'x', organization_id: other }, here);
	await refused('ORGANIZATION_IS_GIVEN', `/items/vehicles/${id}`, 'PATCH', { organization_id: other });
	// The wall can't be taken away afterwards, whatever is sent.
	const { id: permission } = (await permissionsOf(policy))['vehicles read'];
	for (const permissions of [
		null,
		{},
		{ _or: [OWN_ROWS, { id: { _nnull: true } }] },
		{ organization_id: { _eq: other } },
		{ id: { _nnull: true }, ...OWN_ROWS },
	]) {
		await done(`/permissions/${permission}`, 'PATCH', { permissions });
		expect(await done('/items/vehicles', 'GET', undefined, there), JSON.stringify(permissions)).toEqual([]);
	}
	await refused('FILTER_NOT_READ', `/permissions/${permission}`, 'PATCH', { permissions: [] });
	await refused('FIELD_OF_EVERY_TABLE', '/fields/vehicles/organization_id', 'DELETE');
	await refused('FIELD_OF_EVERY_TABLE', '/fields/vehicles/organization_id', 'PATCH', { type: 'uuid', schema: { is_nullable: true } });
	await refused('FIELD_OF_EVERY_TABLE', '/relations/vehicles/organization_id', 'DELETE');
	await done('/fields/vehicles/organization_id', 'PATCH', { meta: { hidden: false } });
});

test('a table that brings its own organization along, and rights that were given before it was there', async () => {
	const { policy, there } = await people('early', full('boats'));
	expect((await permissionsOf(policy))['boats read'].permissions).toEqual({});
	const organization = { field: 'organization_id', type: 'uuid', meta: {}, schema: { is_nullable: false } };
	const key = { field: 'id', type: 'integer', meta: {}, schema: { is_primary_key: true, has_auto_increment: true } };
	await done('/collections', 'POST', { collection: 'boats', schema: {}, meta: {}, fields: [key, organization] });
	expect((await permissionsOf(policy))['boats read'].permissions).toEqual(OWN_ROWS);
	await done('/items/boats', 'POST', { organization_id: own.organization });
	expect(await done('/items/boats', 'GET', undefined, there)).toEqual([]);
	await refused('INVALID_FOREIGN_KEY', '/items/boats', 'POST', { organization_id: randomUUID() });
	await refused('ORGANIZATION_FIELD_RESERVED', '/collections', 'POST', {
		collection: 'ships',
		schema: {},
		meta: {},
		fields: [key, { ...organization, type: 'string' }],
	});
});

test('a relation is guarded at once: of the new table, of a shipped one, through a junction, to any of several tables', async () => {
	await make('depots', { field: 'code', type: 'string', schema: { is_primary_key: true }, meta: {} });
	await done('/items/depots', 'POST', { code: 'here', organization_id: own.organization });
	await done('/items/depots', 'POST', { code: 'there', organization_id: other });
	const customer = (await done('/items/customers', 'POST', { name: 'Theirs', organization_id: other })).id;

	await addField('vehicles', 'depot', 'string', { meta: { special: ['m2o'] } });
	await relate('vehicles', 'depot', 'depots');
	const vehicle = (depot: string) => ({ organization_id: own.organization, depot });
	await done('/items/vehicles', 'POST', vehicle('here'));
	await refused('INVALID_FOREIGN_KEY', '/items/vehicles', 'POST', vehicle('there'));

	await addField('customers', 'depot', 'string', { meta: { special: ['m2o'] } });
	await relate('customers', 'depot', 'depots');
	await refused('INVALID_FOREIGN_KEY', `/items/customers/${customer}`, 'PATCH', { depot: 'here' });
	await done(`/items/customers/${customer}`, 'PATCH', { depot: 'there' });

	await make('vehicles_customers', undefined, { hidden: true, icon: 'import_export' });
	await addField('vehicles_customers', 'vehicles_id', 'integer');
	await addField('vehicles_customers', 'customers_id', 'uuid');
	await addField('vehicles', 'customers', 'alias', { schema: null, meta: { special: ['m2m'], interface: 'list-m2m' } });
	await relate('vehicles_customers', 'customers_id', 'customers', { junction_field: 'vehicles_id' });
	await relate('vehicles_customers', 'vehicles_id', 'vehicles', { one_field: 'customers', junction_field: 'customers_id' });
	const [{ id: mine }] = await done('/items/vehicles?limit=1');
	await refused('INVALID_FOREIGN_KEY', '/items/vehicles_customers', 'POST', {
		organization_id: own.organization,
		vehicles_id: mine,
		customers_id: customer,
	});

	await make('vehicles_links');
	await addField('vehicles_links', 'item', 'string');
	await addField('vehicles_links', 'collection', 'string');
	await relate('vehicles_links', 'item', null, { one_allowed_collections: ['customers', 'depots'], one_collection_field: 'collection' });
	const link = (collection: string, item: string) => ({ organization_id: own.organization, collection, item });
	await done('/items/vehicles_links', 'POST', link('depots', 'here'));
	await refused('INVALID_FOREIGN_KEY', '/items/vehicles_links', 'POST', link('customers', customer));
	await refused('INVALID_FOREIGN_KEY', '/items/vehicles_links', 'POST', link('depots', 'there'));
	// What a relation leads to is gone: its column goes too, and the others can be written.
	await done('/fields/vehicles/depot', 'DELETE');
	await done('/items/vehicles', 'POST', { organization_id: own.organization, plate: 'B-KO 2' });
});

test('numbers and days are guarded in the answer already', async () => {
	await addField('vehicles', 'price', 'decimal', { schema: { numeric_precision: 14, numeric_scale: 2 } });
	await addField('vehicles', 'seats', 'integer');
	await addField('vehicles', 'weight', 'float');
	await addField('vehicles', 'bought', 'date');
	const vehicle = (values: object) => ask('/items/vehicles', 'POST', { organization_id: own.organization, ...values });
	for (const values of [
		{ price: 'NaN' },
		{ price: '1.005' },
		{ seats: 3_000_000_000 },
		{ weight: 'NaN' },
		{ weight: 'Infinity' },
		{ bought: '0001-01-01' },
	])
		expect((await vehicle(values)).status, JSON.stringify(values)).toBe(400);
	expect((await vehicle({ price: '1.50', seats: 5, weight: 1.5, bought: '2026-01-01' })).status).toBe(200);
});

test('a key of any name: trash and trail work', async () => {
	await make('keys', { field: 'number', type: 'integer', schema: { is_primary_key: true, has_auto_increment: true }, meta: {} });
	await addField('keys', 'deleted_at', 'timestamp');
	await addField('keys', 'secret', 'string');
	await addField('keys', 'sort', 'integer');
	const { here, there } = await people('janitors', [
		...full('keys'),
		{ collection: 'directus_activity', action: 'read', permissions: null, fields: ['*'] },
		{ collection: 'directus_revisions', action: 'read', permissions: {}, fields: ['*'] },
	]);
	const { number } = await done('/items/keys', 'POST', { secret: 'under the mat' }, here);
	await done(`/items/keys/${number}`, 'PATCH', { secret: 'in the pot' }, here);
	await done(`/items/keys/${number}`, 'DELETE', undefined, here);
	expect((await own.client.query('select deleted_at is not null as gone from keys')).rows).toEqual([{ gone: true }]);
	for (const [token, count] of [
		[here, 3],
		[there, 0],
	] as const) {
		expect(await done('/activity?filter[collection][_eq]=keys', 'GET', undefined, token)).toHaveLength(count);
		const revisions = await ask('/revisions?filter[collection][_eq]=keys', 'GET', undefined, token);
		expect(revisions.text.includes('under the mat'), token).toBe(count > 0);
	}
});

describe('the same for all organizations', () => {
	test('is read by others, and only while it is empty can it change', async () => {
		await make('brands', undefined, { is_shared: true });
		await addField('brands', 'name', 'string');
		expect((await done('/fields/brands')).map(({ field }: any) => field)).not.toContain('organization_id');
		expect((await done('/collections/brands')).meta).toMatchObject({ is_shared: true, in_console: true });
		const { policy, here, there } = await people('readers', [{ collection: 'brands', action: 'read', permissions: {}, fields: ['*'] }]);
		await done('/items/brands', 'POST', { name: 'Wartburg' });
		for (const token of [here, there]) expect(await done('/items/brands', 'GET', undefined, token)).toMatchObject([{ name: 'Wartburg' }]);
		const message = await refused('SHARED_TABLE_IS_READ', '/permissions', 'POST', {
			policy,
			collection: 'brands',
			action: 'update',
			fields: ['*'],
		});
		expect(message).toContain('brands');
		await refused('ORGANIZATION_FIELD_RESERVED', '/fields/brands', 'POST', {
			field: 'organization_id',
			type: 'uuid',
			schema: {},
			meta: {},
		});
		await refused('TABLE_ROWS_OF_NOBODY', '/collections/brands', 'PATCH', { meta: { is_shared: false } });
		await refused('TABLE_NOT_TO_BE_SHARED', '/collections/vehicles', 'PATCH', { meta: { is_shared: true } });
		await refused('TABLE_NOT_TO_BE_SHARED', '/collections/tags', 'PATCH', { meta: { is_shared: true } });
		await done('/tables/brands/owner', 'POST', { organization_id: other });
		expect(await done('/items/brands', 'GET', undefined, here)).toEqual([]);
		expect(await done('/items/brands', 'GET', undefined, there)).toHaveLength(1);
		expect((await permissionsOf(policy))['brands read'].permissions).toEqual(OWN_ROWS);
	});

	test('and back, while nobody may write', async () => {
		await make('models');
		const { policy } = await people('modellers', [
			{ collection: 'models', action: 'read', permissions: { id: { _gt: 1 } }, fields: ['*'] },
		]);
		expect((await permissionsOf(policy))['models read'].permissions).toEqual({ _and: [OWN_ROWS, { id: { _gt: 1 } }] });
		await done('/collections/models', 'PATCH', { meta: { is_shared: true } });
		await done('/items/models', 'POST', {});
		expect(await done('/items/models', 'GET', undefined, 'modellers-there')).toEqual([]);
	});

	test('a single record is, or is refused', async () => {
		await refused('SINGLE_ROW_IS_SHARED', '/collections', 'POST', { collection: 'notice', schema: {}, meta: { singleton: true } });
		expect((await ask('/fields/notice')).status).toBe(403);
		await make('notice', undefined, { singleton: true, is_shared: true });
	});
});

test('a table that SQL made belongs to nobody until somebody decides', async () => {
	await own.client.query("create table old_list (id serial primary key, name text); insert into old_list (name) values ('left over')");
	await done('/collections/old_list', 'PATCH', { meta: { note: 'found' } });
	const { policy } = await people('finders', []);
	await refused('TABLE_WITHOUT_ORGANIZATION', '/permissions', 'POST', { policy, collection: 'old_list', action: 'read', fields: ['*'] });
	await done('/tables/old_list/owner', 'POST', { organization_id: own.organization });
	await done('/permissions', 'POST', { policy, collection: 'old_list', action: 'read', fields: ['*'] });
	expect(await done('/items/old_list', 'GET', undefined, 'finders-here')).toHaveLength(1);
	expect(await done('/items/old_list', 'GET', undefined, 'finders-there')).toEqual([]);
});

test("Directus' own tables are walled, or stay with administrators", async () => {
	const { policy } = await people('curious', [...full('directus_files'), ...full('directus_folders')]);
	expect(await permissionsOf(policy)).toMatchObject({
		'directus_files read': { permissions: { _and: [OWN_ROWS, KNOWN] } },
		'directus_folders create': { validation: { _and: [OWN_ROWS, KNOWN] }, presets: { organization_id: '$CURRENT_USER.organization_id' } },
	});
	const give = (collection: string, action: string, permissions: unknown = null) => ({
		policy,
		collection,
		action,
		permissions,
		fields: ['*'],
	});
	for (const collection of ['directus_comments', 'directus_presets', 'directus_versions', 'directus_shares', 'directus_notifications']) {
		const { permissions } = await done('/permissions', 'POST', give(collection, 'read'));
		expect(JSON.stringify(permissions)).toContain('"$CURRENT_USER"');
	}
	for (const [collection, action] of [
		['directus_users', 'create'],
		['directus_users', 'delete'],
		['directus_permissions', 'read'],
		['directus_policies', 'update'],
		['directus_access', 'read'],
		['directus_roles', 'update'],
		['directus_settings', 'update'],
		['directus_flows', 'create'],
		['directus_sessions', 'read'],
		['directus_activity', 'delete'],
		['directus_fields', 'create'],
	] as const)
		await refused('RIGHT_NOT_TO_BE_GIVEN', '/permissions', 'POST', give(collection, action));
	await refused('ORGANIZATIONS_BY_ADMINISTRATORS', '/permissions', 'POST', give('organizations', 'create'));
	expect((await done('/permissions', 'POST', give('organizations', 'read'))).permissions).toEqual({
		id: { _eq: '$CURRENT_USER.organization_id' },
	});
});

test('whoever is not logged in sees nothing of organizations and is no administrator', async () => {
	const open = (await done('/policies', 'POST', { name: 'open', permissions: { create: full('vehicles'), update: [], delete: [] } })).id;
	await done('/access', 'POST', { policy: open, role: null, user: null }).catch(() => {});
	await own.client.query(
		'insert into directus_access (id, policy) select $1, $2 where not exists (select from directus_access where policy = $2)',
		[randomUUID(), open],
	);
	await done('/utils/cache/clear?system', 'POST');
	const answer = await own.call(undefined, '/items/vehicles');
	expect([200, 403]).toContain(answer.status);
	expect(answer.text).not.toContain('B-KO');
	await refused('PUBLIC_IS_NO_PERSON', `/policies/${open}`, 'PATCH', { app_access: true });
});

test('full access stays with administrators, because it reaches into every organization', async () => {
	const idOf = async (path: string, name: string) => (await done(`${path}?filter={"name":{"_eq":"${name}"}}&fields=id`, 'GET'))[0].id;
	const policy = (await done('/policies', 'POST', { name: 'everything' })).id;
	const [administrators, administrator, sales] = [
		await idOf('/policies', 'administrator'),
		await idOf('/roles', 'Administrator'),
		await idOf('/roles', 'Sales'),
	];
	await refused('FULL_ACCESS_IS_ADMINISTRATORS', `/policies/${policy}`, 'PATCH', { admin_access: true });
	await refused('FULL_ACCESS_IS_ADMINISTRATORS', '/policies', 'POST', { name: 'administrator', admin_access: true });
	await refused('FULL_ACCESS_IS_ADMINISTRATORS', '/access', 'POST', { role: sales, policy: administrators });
	await refused('FULL_ACCESS_IS_ADMINISTRATORS', '/roles', 'POST', { name: 'Assistant', parent: administrator });
	await refused('FULL_ACCESS_IS_ADMINISTRATORS', `/roles/${sales}`, 'PATCH', { parent: administrator });
	await expect(own.client.query('update directus_policies set admin_access = true where id = $1', [policy])).rejects.toThrow(/Full access/);
});

describe('the wizard', () => {
	const table = (name: string, more: object = {}) => ({
		name,
		label: { de: 'Geräte', en: 'Devices' },
		singular: { de: 'Gerät', en: 'Device' },
		icon: 'devices',
		group: 'work',
		fields: [
			{ name: 'title', label: { de: 'Bezeichnung', en: 'Title' }, kind: 'text', is_required: true },
			{ name: 'notes', label: { de: 'Notizen', en: 'Notes' }, kind: 'long_text', note: { de: 'Was auffällt', en: 'What strikes you' } },
			{ name: 'pieces', label: { de: 'Stück', en: 'Pieces' }, kind: 'number' },
			{ name: 'length', label: { de: 'Länge', en: 'Length' }, kind: 'decimal' },
			{ name: 'price', label: { de: 'Preis', en: 'Price' }, kind: 'amount' },
			{ name: 'bought_on', label: { de: 'Gekauft am', en: 'Bought on' }, kind: 'day' },
			{ name: 'seen_at', label: { de: 'Gesehen am', en: 'Seen at' }, kind: 'moment' },
			{ name: 'is_broken', label: { de: 'Defekt', en: 'Broken' }, kind: 'yes_no', is_required: true },
			{
				name: 'state',
				label: { de: 'Zustand', en: 'State' },
				kind: 'choice',
				choices: [{ value: 'new', label: { de: 'Neu', en: 'New' } }],
			},
			{ name: 'customer_id', label: { de: 'Kunde', en: 'Customer' }, kind: 'relation', to: 'customers', is_required: true },
			{ name: 'manual', label: { de: 'Anleitung', en: 'Manual' }, kind: 'file' },
		],
		rights: { read: [roles.Employee], write: [roles.Sales, roles.Employee], delete: [roles.Manager] },
		...more,
	});

	test('makes a table in one step: usable, walled, in both languages', async () => {
		const made = await done('/tables', 'POST', table('devices'));
		expect(made.policies.map(({ name }: any) => name)).toEqual(['devices.write', 'devices.manage']);
		const customer = (await done('/items/customers', 'POST', { name: 'Ours' }, own.manager)).id;
		const theirs = (await done('/items/customers', 'POST', { name: 'Theirs' }, 'other-manager')).id;
		const device = { title: 'Drill', price: '12.50', state: 'new', customer_id: customer, bought_on: '2026-02-01' };
		const { id } = await done('/items/devices', 'POST', device, own.manager);
		expect(await done(`/items/devices/${id}?fields=*,customer_id.name`, 'GET', undefined, own.manager)).toMatchObject({
			price: '12.50',
			is_broken: false,
			customer_id: { name: 'Ours' },
		});
		expect(await done('/items/devices', 'GET', undefined, 'other-manager')).toEqual([]);
		await refused('REFERENCE_NOT_FOUND', '/items/devices', 'POST', { ...device, customer_id: theirs }, own.manager);
		expect((await ask('/items/devices', 'POST', { ...device, price: '1.005' }, own.manager)).status).toBe(400);
		await done(`/items/devices/${id}`, 'DELETE', undefined, own.manager);
		expect((await done('/collections/devices')).meta.translations).toEqual([
			{ language: 'de-DE', translation: 'Geräte', singular: 'Gerät', plural: 'Geräte' },
			{ language: 'en-US', translation: 'Devices', singular: 'Device', plural: 'Devices' },
		]);
		expect((await done('/translations?filter[key][_eq]=devices_state_new')).map(({ value }: any) => value).sort()).toEqual(['Neu', 'New']);
	});

	test('makes all of it or nothing, and only for administrators', async () => {
		await refused('VERB_NOT_ALLOWED', '/tables', 'POST', table('gadgets'), own.manager);
		await refused('TABLE_EXISTS', '/tables', 'POST', table('devices'));
		await refused('INVALID_REQUEST', '/tables', 'POST', table('gadgets', { rights: { read: [randomUUID()] } }));
		await refused('INVALID_REQUEST', '/tables', 'POST', table('gadgets', { name: 'Gadgets; drop' }));
		expect((await own.client.query("select to_regclass('public.gadgets') as found")).rows).toEqual([{ found: null }]);
		expect((await own.client.query("select count(*)::int from directus_fields where collection = 'gadgets'")).rows).toEqual([{ count: 0 }]);
		await done('/tables', 'POST', table('gadgets', { is_shared: true, in_console: false, rights: { read: [roles.Employee] } }));
		expect((await done('/collections/gadgets')).meta).toMatchObject({ is_shared: true, in_console: false });
	});
});
