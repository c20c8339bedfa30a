/** Whatever an administrator builds in Studio, rightly or not: nobody else's server ends, and no answer is a 500. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ownDirectus } from '../lib/own-directus.ts';

type Own = Awaited<ReturnType<typeof ownDirectus>>;
let own: Own;
beforeAll(async () => {
	own = await ownDirectus('data_model');
});
afterAll(() => own?.stop());

async function ask(path: string, method = 'GET', body?: unknown, token = own.admin) {
	const answer = await own.call(token, path, method, body);
	const about = `${method} ${path} ${JSON.stringify(body)}: ${answer.text.slice(0, 300)}`;
	expect(answer.status, about).toBeLessThan(500);
	expect(answer.text, about).not.toContain('INTERNAL_SERVER_ERROR');
	expect(own.process.exitCode ?? own.process.signalCode, about).toBe(null);
	return answer;
}
async function done(path: string, method: string, body?: unknown) {
	const answer = await ask(path, method, body);
	expect([200, 204], `${method} ${path}: ${answer.text}`).toContain(answer.status);
	return answer.data;
}
const refused = async (path: string, method: string, body?: unknown) =>
	expect((await ask(path, method, body)).status).toBeGreaterThanOrEqual(400);

const key = (type = 'integer') => ({
	field: 'id',
	type,
	meta: { hidden: true, special: type === 'uuid' ? ['uuid'] : null },
	schema: { is_primary_key: true, has_auto_increment: /nteger/.test(type) },
});
const field = (name: string, type: string, special: string[] | null = null, schema: object | null = {}) => ({
	field: name,
	type,
	meta: { special },
	schema,
});
const collection = (name: string, type?: string, ...fields: object[]) =>
	done('/collections', 'POST', { collection: name, meta: {}, schema: {}, fields: [key(type), ...fields] });
const ACTIONS = ['CASCADE', 'NO ACTION', 'RESTRICT', 'SET DEFAULT', 'SET NULL'];

const everyList = async () => {
	for (const token of [own.admin, own.manager]) {
		for (const path of [
			'/items/customers',
			'/items/customers?fields=*.*',
			'/items/customers?search=a',
			'/simple-rest/customers',
			'/items/projects?fields=*,customer_id.*',
		])
			expect((await ask(path, 'GET', undefined, token)).status, path).toBe(200);
		const { text } = await ask('/graphql', 'POST', { query: '{ customers { id name } }' }, token);
		expect(text).not.toContain('errors');
	}
	for (const path of ['/fields', '/relations', '/collections', '/server/specs/oas', '/schema/snapshot'])
		expect((await ask(path)).status, path).toBe(200);
};

test('a decimal field gets the input that reads numbers as people write them, unless another one was chosen', async () => {
	const made = async (name: string, type: string, given: string | null) =>
		(await done('/fields/services', 'POST', { field: name, type, schema: {}, meta: { interface: given } })).meta;
	expect(await made('own_amount', 'decimal', 'input')).toMatchObject({ interface: 'kontor-decimal', display: 'kontor-amount' });
	expect((await made('own_slider', 'decimal', 'slider')).interface).toBe('slider');
	expect((await made('own_text', 'string', 'input')).interface).toBe('input');
});

describe('building', () => {
	beforeAll(async () => {
		await collection('z_number');
		await collection('z_uuid', 'uuid');
		await collection('z_text', 'string');
		await collection('z_big', 'bigInteger');
	});

	test('fields of every type, changed in every way', async () => {
		const types = [
			'string',
			'text',
			'boolean',
			'integer',
			'bigInteger',
			'float',
			'decimal',
			'timestamp',
			'dateTime',
			'date',
			'time',
			'json',
			'csv',
			'uuid',
			'hash',
			'binary',
			'unknown',
			'geometry',
			'geometry.Point',
		];
		for (const type of types) {
			const name = `of_${type.toLowerCase().replace('.', '_')}`;
			const { status } = await ask('/fields/z_number', 'POST', field(name, type));
			if (status !== 200) continue;
			await done(`/fields/z_number/${name}`, 'PATCH', { meta: { note: 'changed' } });
			for (const schema of [{ is_nullable: true }, { is_unique: true }, { is_indexed: true }, { default_value: 'abc' }])
				await ask(`/fields/z_number/${name}`, 'PATCH', { schema });
			await ask(`/fields/z_number/${name}`, 'PATCH', { type: 'integer', schema: {} });
			await done(`/fields/z_number/${name}`, 'DELETE');
		}
	});

	test('many to one, to every kind of key, with every change, and back', async () => {
		for (const [target, type] of [
			['z_number', 'integer'],
			['z_uuid', 'uuid'],
			['z_text', 'string'],
			['z_big', 'bigInteger'],
			['directus_files', 'uuid'],
			['directus_users', 'uuid'],
		] as const) {
			const name = `to_${target}`;
			const path = `/relations/z_number/${name}`;
			await done('/fields/z_number', 'POST', field(name, type, ['m2o']));
			await done('/relations', 'POST', {
				collection: 'z_number',
				field: name,
				related_collection: target,
				schema: { on_delete: 'SET NULL' },
			});
			for (const on_delete of ACTIONS) {
				await done(path, 'PATCH', { collection: 'z_number', field: name, related_collection: target, schema: { on_delete } });
				// Without what Directus takes for given.
				await done(path, 'PATCH', { schema: { on_delete } });
			}
			const { rows } = await own.client.query('select confdeltype from pg_constraint where conname = $1', [`z_number_${name}_foreign`]);
			expect(rows).toEqual([{ confdeltype: 'n' }]);
			await done(path, 'PATCH', {});
			await ask(path, 'PATCH', { related_collection: null, schema: { on_delete: 'CASCADE' } });
			await ask(path, 'PATCH', {
				collection: 'nowhere',
				field: 'none',
				related_collection: 'constructor',
				schema: { on_delete: 'CASCADE' },
			});
			await refused(path, 'PATCH', { schema: { on_update: 'CASCADE; drop table customers' } });
			if (!target.startsWith('z_')) continue;
			await done(`/fields/${target}`, 'POST', field(`back_${name}`, 'alias', ['o2m'], null));
			await done(path, 'PATCH', { meta: { one_field: `back_${name}` } });
			await done(`/items/${target}?fields=*.*`, 'GET');
		}
	});

	test('a relation of the product itself', async () => {
		await refused('/relations/projects/customer_id', 'PATCH', { schema: { on_delete: 'NO ACTION' } });
		await done('/fields/customers', 'POST', field('z_main_project', 'uuid', ['m2o']));
		await done('/relations', 'POST', { collection: 'customers', field: 'z_main_project', related_collection: 'projects' });
		await done('/relations/customers/z_main_project', 'PATCH', { schema: { on_delete: 'SET NULL' } });
		await done('/fields/projects', 'POST', field('z_main_of', 'alias', ['o2m'], null));
		await done('/relations/customers/z_main_project', 'PATCH', { meta: { one_field: 'z_main_of' } });
		await everyList();
		await done('/fields/customers/z_main_project', 'DELETE');
		await everyList();
	});

	test('many to many, files, many to any, translations', async () => {
		const junction = async (name: string, alias: string, special: string, other: object, ...columns: [string, string][]) => {
			await collection(name);
			await done('/fields/z_number', 'POST', field(alias, 'alias', [special], null));
			for (const [column, type] of [['z_number_id', 'integer'] as const, ...columns])
				await done(`/fields/${name}`, 'POST', field(column, type));
			await done('/relations', 'POST', { collection: name, ...other });
			await done('/relations', 'POST', {
				collection: name,
				field: 'z_number_id',
				related_collection: 'z_number',
				meta: { one_field: alias, junction_field: columns[0]![0] },
				schema: { on_delete: 'SET NULL' },
			});
			await done(`/relations/${name}/z_number_id`, 'PATCH', { schema: { on_delete: 'CASCADE' } });
			await done(`/relations/${name}/${columns[0]![0]}`, 'PATCH', { meta: { one_deselect_action: 'delete' } });
		};
		const to = (column: string, related_collection: string) => ({
			field: column,
			related_collection,
			meta: { junction_field: 'z_number_id' },
		});
		await junction('z_pairs', 'pairs', 'm2m', to('z_uuid_id', 'z_uuid'), ['z_uuid_id', 'uuid']);
		await junction('z_files', 'files', 'files', to('file_id', 'directus_files'), ['file_id', 'uuid']);
		await junction('z_texts', 'translations', 'translations', to('z_text_id', 'z_text'), ['z_text_id', 'string']);
		await junction(
			'z_anything',
			'anything',
			'm2a',
			{
				field: 'item',
				related_collection: null,
				meta: { one_collection_field: 'kind', one_allowed_collections: ['z_uuid', 'customers'], junction_field: 'z_number_id' },
			},
			['item', 'string'],
			['kind', 'string'],
		);
		const made = await done('/items/z_number', 'POST', {
			pairs: [{ z_uuid_id: {} }],
			translations: [{ z_text_id: { id: 'de' } }],
			anything: [{ kind: 'z_uuid', item: {} }],
		});
		const read = await done(
			`/items/z_number/${made.id}?fields=pairs.z_uuid_id.id,translations.z_text_id.id,anything.item:z_uuid.id`,
			'GET',
		);
		expect([read.pairs.length, read.translations[0].z_text_id.id, read.anything.length]).toEqual([1, 'de', 1]);
	});

	test('groups, folders, many at once, GraphQL, and a whole schema', async () => {
		await done('/collections', 'POST', { collection: 'z_folder', meta: { icon: 'folder' }, schema: null });
		await done('/collections', 'PATCH', [{ collection: 'z_number', meta: { group: 'z_folder', sort: 1 } }]);
		await done('/fields/z_number', 'POST', field('z_group', 'alias', ['alias', 'no-data', 'group'], null));
		await done('/fields/z_number', 'PATCH', [{ field: 'pairs', meta: { group: 'z_group', sort: 1 } }]);
		const system = (mutation: string) => ask('/graphql/system', 'POST', { query: `mutation { ${mutation} }` });
		await system('create_fields_item(collection: "z_number", data: { field: "z_gql", type: "uuid", schema: {}, meta: {} }) { field }');
		await system('create_relations_item(data: { collection: "z_number", field: "z_gql", related_collection: "z_uuid" }) { field }');
		const { text } = await system(
			'update_relations_item(collection: "z_number", field: "z_gql", data: { collection: "z_number", field: "z_gql", related_collection: "z_uuid", meta: { one_deselect_action: "delete" } }) { field }',
		);
		expect(text).not.toContain('errors');
		await system('delete_relations_item(collection: "z_number", field: "z_gql") { field }');
		const snapshot = await done('/schema/snapshot', 'GET');
		const relation = snapshot.relations.find((one: any) => one.collection === 'z_number' && one.field === 'to_z_uuid');
		relation.schema.on_delete = 'SET NULL';
		const diff = await done('/schema/diff?force=true', 'POST', snapshot);
		await done('/schema/apply?force=true', 'POST', diff);
		await everyList();
	});

	test('nonsense is refused, and leaves nothing behind over which others stumble', async () => {
		for (const body of [
			{ collection: 'constructor', field: 'x' },
			{ collection: 'z_number', field: '__proto__', related_collection: 'z_uuid' },
			{ collection: 'z_number', field: 'of_none', related_collection: 'z_uuid' },
			{ collection: 'z_number', field: 'pairs', related_collection: 'toString' },
			{ collection: 'z_number', field: 'z_gql', related_collection: 'constructor' },
			{ collection: 'z_number', field: 'z_gql', related_collection: 'z_uuid', schema: { on_update: { a: 1 } } },
			{ collection: 'z_number', field: 'z_gql', related_collection: 'z_text' },
		])
			await refused('/relations', 'POST', body);
		for (const [table, name] of [
			['constructor', 'x'],
			['__proto__', 'x'],
			['z_number', 'constructor'],
			['z_number', '__proto__'],
			['z_number', '__typename'],
			['directus_users', 'valueOf'],
		]) {
			for (const body of [{ meta: { note: 'x' } }, { schema: { is_nullable: true } }])
				await refused(`/fields/${table}/${name}`, 'PATCH', body);
			await refused(`/relations/${table}/${name}`, 'PATCH', { schema: { on_delete: 'CASCADE' } });
			await refused(`/relations/${table}/${name}`, 'DELETE');
			await refused(`/fields/${table}/${name}`, 'GET');
		}
		for (const body of [
			{},
			field('constructor', 'string'),
			field('id', 'string'),
			field('x1', 'nonsense'),
			field('x2', 'integer', null, { default_value: 'abc' }),
			field('x3', 'decimal', null, { numeric_precision: 99999, numeric_scale: -1 }),
			field('x4', 'string', null, { max_length: 'a' }),
			null,
			[],
			'x',
		])
			await ask('/fields/z_number', 'POST', body);
		for (const body of [
			{ collection: 'constructor', schema: {}, fields: [key()] },
			{ collection: '__proto__', schema: {} },
			{ collection: 'z_wrong', schema: {}, fields: 'x' },
			{ collection: 'z_twice', schema: {}, fields: [key(), key()] },
			{ collection: 'z_number', schema: {} },
		])
			await refused('/collections', 'POST', body);
		await everyList();
		for (const sql of [
			"insert into directus_fields (collection, field) values ('constructor', 'x')",
			"insert into directus_relations (many_collection, many_field) values ('customers', '__proto__')",
			"insert into directus_collections (collection) values ('toString')",
			"insert into directus_fields (collection, field) values ('customers', '__typename')",
			"update directus_fields set validation = '\"x\"' where collection = 'customers' and field = 'phone'",
		])
			await expect(own.client.query(sql)).rejects.toThrow(/_is_a_name|validation_is_a_filter/);
	});
});

describe('half made', () => {
	const alias = (special: string) =>
		`insert into directus_fields (collection, field, special) values ('customers', 'z_half', '${special}')`;
	const relation = (many: string, name: string, one: string, oneField = 'null') =>
		`insert into directus_relations (many_collection, many_field, one_collection, one_field) values ('${many}', '${name}', '${one}', ${oneField})`;
	const column = (type: string) => `alter table customers add z_half ${type}`;
	const CASES: [string, ...string[]][] = [
		...['o2m', 'm2m', 'm2a', 'files', 'translations', 'alias', 'm2o', 'cast-json'].map((special): [string, string] => [
			`a field "${special}" alone`,
			alias(special),
		]),
		['a relation to a collection that is gone', column('uuid'), alias('m2o'), relation('customers', 'z_half', 'nowhere')],
		['a relation of a column that is gone', alias('m2o'), relation('customers', 'z_half', 'projects')],
		['a relation from a collection that is gone', alias('o2m'), relation('nowhere', 'x', 'customers', "'z_half'")],
		['a relation from a column that is gone', alias('o2m'), relation('contacts', 'nowhere', 'customers', "'z_half'")],
		['a relation without its field on the other side', relation('contacts', 'nowhere', 'customers', "'z_half'")],
		[
			'a relation to any of collections that are gone',
			column('varchar'),
			"insert into directus_relations (many_collection, many_field, one_collection_field, one_allowed_collections) values ('customers', 'z_half', 'name', 'nowhere')",
		],
		['a column with a type that Directus does not know', column("tsvector default 'a b'")],
		['a column that is a list', column("int[] default '{1,2}'")],
		['a sort field that is gone', "update directus_collections set sort_field = 'nowhere' where collection = 'customers'"],
		[
			'a key of several columns',
			'create table z_pair (a int, b int, primary key (a, b))',
			'alter table customers add z_half int, add z_half2 int, add foreign key (z_half, z_half2) references z_pair',
		],
	];

	beforeAll(async () => {
		await done('/items/customers', 'POST', { name: 'There', organization_id: own.organization });
	});

	for (const [name, ...statements] of CASES)
		test(name, async () => {
			for (const sql of statements) await own.client.query(sql);
			await done('/utils/cache/clear?system', 'POST', {});
			try {
				await everyList();
				for (const path of [
					'?fields=id,z_half',
					'?fields=id,z_half.*',
					'?sort=z_half',
					'?filter={"z_half":{"_nnull":true}}',
					'?filter={"z_half":{"id":{"_nnull":true}}}',
				])
					await ask(`/items/customers${path}`);
				await ask('/fields/customers/z_half', 'DELETE');
			} finally {
				await own.client.query(`alter table customers drop column if exists z_half, drop column if exists z_half2;
					drop table if exists z_pair; delete from directus_fields where field = 'z_half';
					delete from directus_relations where many_field in ('z_half', 'nowhere') or many_collection = 'nowhere';
					update directus_collections set sort_field = null where collection = 'customers'`);
			}
		});

	test('and made whole afterwards it is there', async () => {
		await done('/fields/customers', 'POST', field('z_contacts', 'alias', ['o2m'], null));
		await everyList();
		await done('/fields/contacts', 'POST', field('z_customer', 'uuid', ['m2o']));
		await done('/relations', 'POST', {
			collection: 'contacts',
			field: 'z_customer',
			related_collection: 'customers',
			meta: { one_field: 'z_contacts' },
		});
		const [row] = await done('/items/customers?fields=z_contacts.id&limit=1', 'GET');
		expect(row.z_contacts).toEqual([]);
	});
});
