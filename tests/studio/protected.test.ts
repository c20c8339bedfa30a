/** What Kontor ships can't be deleted or changed in Studio, whichever way; what is a firm's own can, and leaves nothing behind. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ownDirectus } from '../lib/own-directus.ts';

type Own = Awaited<ReturnType<typeof ownDirectus>>;
let own: Own;
beforeAll(async () => {
	own = await ownDirectus('protected');
});
afterAll(() => own?.stop());

const ask = (path: string, method = 'GET', body?: unknown, token = own.admin) => own.call(token, path, method, body);
async function done(path: string, method = 'GET', body?: unknown) {
	const answer = await ask(path, method, body);
	expect([200, 204], `${method} ${path}: ${answer.text.slice(0, 500)}`).toContain(answer.status);
	return answer.data;
}
/** The refusal in German and English. */
async function refused(path: string, method: string, body?: unknown, code = /^SHIPPED_NOT_(DELETED|CHANGED)$/) {
	const { status, errors, text } = await ask(path, method, body);
	expect([status, errors[0]?.extensions.code], `${method} ${path} ${JSON.stringify(body)}: ${text.slice(0, 300)}`).toEqual([
		expect.toSatisfy((one: number) => one === 409 || one === 400),
		expect.stringMatching(code),
	]);
	const { de, en } = errors[0].extensions.messages;
	return `${de} ${en}`;
}
const idOf = async (path: string, name: string): Promise<string> =>
	(await done(`${path}?filter=${encodeURIComponent(JSON.stringify({ name: { _eq: name } }))}`))[0].id;
const graphql = async (mutation: string) => (await ask('/graphql/system', 'POST', { query: `mutation { ${mutation} }` })).text;

describe('deleting what Kontor ships is refused, and says what depends on it', () => {
	test('fields', async () => {
		const name = await refused('/fields/customers/name', 'DELETE');
		expect(name).toContain('„Kunde: Name / Firma“ (customers.name) gehört zu Kontor und kann nicht gelöscht werden');
		expect(name).toMatch(/\d+ bookmarks/);
		expect(await refused('/fields/invoices/customer_id', 'DELETE')).toMatch(/die Tabelle Kunde/);
		for (const path of [
			'tax_rates/rate',
			'organizations/time_zone',
			'customers/invoices',
			'customers/section_history',
			'directus_users/organization_id',
		])
			await refused(`/fields/${path}`, 'DELETE');
		expect(await graphql('delete_fields_item(collection: "customers", field: "name") { field }')).toContain('SHIPPED_NOT_DELETED');
		expect(await graphql('delete_fields_item(collection: "directus_users", field: "email") { field }')).toContain('SHIPPED_NOT_DELETED');
	});

	test('collections and their groups', async () => {
		expect(await refused('/collections/customers', 'DELETE')).toMatch(/tables .*Contact/);
		for (const name of ['invoices', 'base_rates', 'crm', 'directus_presets', 'directus_users'])
			await refused(`/collections/${name}`, 'DELETE');
		expect(await graphql('delete_collections_item(collection: "quotes") { collection }')).toContain('SHIPPED_NOT_DELETED');
	});

	test('relations', async () => {
		await refused('/relations/invoices/customer_id', 'DELETE');
		await refused('/relations/directus_users/role', 'DELETE');
		expect(await graphql('delete_relations_item(collection: "quotes", field: "customer_id") { field }')).toContain('SHIPPED_NOT_DELETED');
	});

	test('policies, roles, buttons and their steps', async () => {
		for (const [path, name] of [
			['policies', 'crm.write'],
			['policies', 'administrator'],
			['roles', 'Manager'],
			['flows', '$t:flow_issue_invoice'],
		] as const) {
			const id = await idOf(`/${path}`, name);
			await refused(`/${path}/${id}`, 'DELETE');
			await refused(`/${path}`, 'DELETE', [id]);
		}
		const [flow] = await done('/flows?filter={"name":{"_eq":"$t:flow_issue_invoice"}}&fields=id,operations');
		await refused(`/operations/${flow.operations[0]}`, 'DELETE');
		await refused(`/flows/${flow.id}`, 'PATCH', { operations: [] });
		expect(await graphql(`delete_flows_item(id: "${flow.id}") { id }`)).toContain('SHIPPED_NOT_DELETED');
	});

	test('by a schema that lacks them', async () => {
		const snapshot = await done('/schema/snapshot');
		const without = {
			...snapshot,
			fields: snapshot.fields.filter((one: any) => !(one.collection === 'customers' && one.field === 'phone')),
		};
		const diff = await done('/schema/diff?force=true', 'POST', without);
		await refused('/schema/apply?force=true', 'POST', diff);
		const lacking = { ...snapshot, collections: snapshot.collections.filter((one: any) => one.collection !== 'base_rates') };
		// Its fields go first, and some of them every table has.
		const either = /^SHIPPED_NOT_DELETED$|^FIELD_OF_EVERY_TABLE$/;
		await refused('/schema/apply?force=true', 'POST', await done('/schema/diff?force=true', 'POST', lacking), either);
	});
});

describe('changing it', () => {
	test('columns', async () => {
		for (const [field, change] of [
			['customers/name', { type: 'text', schema: {} }],
			['customers/name', { schema: { is_nullable: true } }],
			['customers/phone', { schema: { is_nullable: false } }],
			['customers/phone', { schema: { is_unique: true } }],
			['customers/name', { schema: { max_length: 10 } }],
			['tax_rates/rate', { schema: { numeric_scale: 0 } }],
			['organizations/time_zone', { schema: { default_value: null } }],
			['customers/created_at', { meta: { special: null } }],
			['invoices/number', { meta: { validation: { number: { _eq: 'x' } } } }],
			['tax_rates/category', { meta: { options: { choices: [{ text: 'S', value: 'S' }] } } }],
			['tax_rates/category', { meta: { interface: 'input', options: null } }],
		] as const)
			await refused(`/fields/${field}`, 'PATCH', change);
		await refused('/fields/customers', 'PATCH', [
			{ field: 'phone', meta: { note: 'x' } },
			{ field: 'name', type: 'text', schema: {} },
		]);
		expect(
			await graphql('update_fields_item(collection: "customers", field: "name", data: { type: "text", schema: {} }) { field }'),
		).toContain('SHIPPED_NOT_CHANGED');
	});

	test('collections', async () => {
		for (const meta of [{ singleton: true }, { accountability: null }, { versioning: true }, { sort_field: 'total' }])
			await refused('/collections/invoices', 'PATCH', { meta });
		await refused('/collections', 'PATCH', [{ collection: 'invoices', meta: { accountability: 'activity' } }]);
		await refused('/collections/customers', 'PATCH', { meta: { collection: 'clients' } }, /RULE_VIOLATED/);
		await refused('/collections/directus_users', 'PATCH', { meta: { singleton: true } });
	});

	test('relations', async () => {
		await refused('/relations/invoices/customer_id', 'PATCH', { schema: { on_delete: 'CASCADE' } });
		await refused('/relations/invoices/customer_id', 'PATCH', { meta: { one_field: null } });
		await refused('/relations/invoices/customer_id', 'PATCH', { related_collection: 'contacts' });
		await refused('/relations', 'POST', { collection: 'customers', field: 'name', related_collection: 'contacts' });
		await done('/relations/invoices/customer_id', 'PATCH', {
			related_collection: 'customers',
			meta: {},
			schema: { on_delete: 'RESTRICT' },
		});
		const { rows } = await own.client.query("select confdeltype from pg_constraint where conname = 'invoices_customer_id_foreign'");
		expect(rows).toEqual([{ confdeltype: 'r' }]);
	});

	test('policies, roles, buttons', async () => {
		const policy = await idOf('/policies', 'crm.write');
		await refused(`/policies/${policy}`, 'PATCH', { name: 'Sales' });
		expect(await refused(`/policies/${policy}`, 'PATCH', { admin_access: true })).toContain('Administrator');
		await refused(`/policies/${await idOf('/policies', 'administrator')}`, 'PATCH', { admin_access: false });
		await refused(`/roles/${await idOf('/roles', 'Manager')}`, 'PATCH', { name: 'Boss' });
		const flow = await idOf('/flows', '$t:flow_issue_invoice');
		await refused(`/flows/${flow}`, 'PATCH', { trigger: 'schedule' });
		await refused(`/flows/${flow}`, 'PATCH', { operation: null });
		const [step] = await done(`/operations?filter={"flow":{"_eq":"${flow}"}}`);
		await refused(`/operations/${step.id}`, 'PATCH', { options: { verb: '/billing/invoices/:id/cancel' } });
		await refused(`/operations/${step.id}`, 'PATCH', { type: 'log' });
	});

	test('the extension with the rules stays on', async () => {
		const extensions = await done('/extensions');
		const kontor = extensions.find(({ schema, bundle }: any) => bundle === null && schema?.name);
		await refused(`/extensions/${kontor.id}`, 'PATCH', { meta: { enabled: false } }, /RULES_STAY_ON/);
	});
});

test('what it looks like, more choices and more fields are free', async () => {
	const whole = await done('/fields/tax_rates/rate');
	// Studio gives the whole column back, whatever was changed.
	await done('/fields/tax_rates/rate', 'PATCH', { ...whole, meta: { ...whole.meta, note: 'In percent', width: 'full' } });
	const { meta } = await done('/fields/customers/phase').catch(() => done('/fields/tax_rates/category'));
	const field = meta.field;
	await done(`/fields/${meta.collection}/${field}`, 'PATCH', {
		meta: { options: { choices: [...meta.options.choices, { text: 'Own', value: 'own' }] } },
	});
	await done('/collections/customers', 'PATCH', {
		meta: { icon: 'star', hidden: false, note: 'Ours', group: 'work', sort: 9, archive_field: 'status', display_template: '{{name}}' },
	});
	await done(`/flows/${await idOf('/flows', '$t:flow_issue_invoice')}`, 'PATCH', { status: 'inactive', color: '#123456' });
	await done(`/roles/${await idOf('/roles', 'Manager')}`, 'PATCH', { description: 'Ours', icon: 'star' });
	await done(`/policies/${await idOf('/policies', 'crm.write')}`, 'PATCH', { description: 'Ours' });
	expect((await ask('/items/customers', 'GET', undefined, own.manager)).status).toBe(200);
});

describe('fields of one’s own', () => {
	const field = (name: string, type = 'string', schema: object = {}, more: object = {}) => ({
		field: name,
		type,
		schema,
		meta: {},
		...more,
	});

	test('do not keep Kontor from making rows', async () => {
		for (const made of [
			field('z_required', 'string', { is_nullable: false }),
			field('deleted_at', 'timestamp'),
			field('z_unique', 'string', { is_unique: true, default_value: 'x' }),
			field('a,b'),
			field('Straße'),
			field('z'.repeat(64)),
		])
			await refused('/fields/tax_rates', 'POST', made, /RULE_VIOLATED/);
		await done('/fields/tax_rates', 'POST', field('z_default', 'string', { is_nullable: false, default_value: 'x' }));
		await done('/fields/tax_rates', 'POST', field('z_empty'));
		await refused('/fields/tax_rates/z_empty', 'PATCH', { schema: { is_nullable: false } }, /RULE_VIOLATED/);
		await refused('/fields/tax_rates/z_default', 'PATCH', { schema: { default_value: null } }, /RULE_VIOLATED/);
	});

	test('do not let rows of Kontor go with a row of one’s own', async () => {
		await done('/collections', 'POST', { collection: 'z_vehicles', meta: {}, schema: {} });
		await done('/fields/customers', 'POST', field('z_vehicle', 'integer'));
		const relation = { collection: 'customers', field: 'z_vehicle', related_collection: 'z_vehicles' };
		await refused('/relations', 'POST', { ...relation, schema: { on_delete: 'CASCADE' } }, /RULE_VIOLATED/);
		await refused('/relations', 'POST', { ...relation, meta: { one_deselect_action: 'delete' } }, /RULE_VIOLATED/);
		await done('/relations', 'POST', { ...relation, schema: { on_delete: 'SET NULL' } });
		await refused('/relations/customers/z_vehicle', 'PATCH', { schema: { on_delete: 'CASCADE' } }, /RULE_VIOLATED/);
		// A change of its settings leaves the foreign key what it is.
		await done('/relations/customers/z_vehicle', 'PATCH', { meta: { one_deselect_action: 'nullify' } });
		const { rows } = await own.client.query("select confdeltype from pg_constraint where conname = 'customers_z_vehicle_foreign'");
		expect(rows).toEqual([{ confdeltype: 'n' }]);
		await done('/fields/z_vehicles', 'POST', field('z_customer', 'uuid'));
		await refused('/fields/z_vehicles/id', 'DELETE', undefined, /RULE_VIOLATED/);
		for (const one_field of ['name', 'invoices', 'contacts'])
			await refused(
				'/relations',
				'POST',
				{ collection: 'z_vehicles', field: 'z_customer', related_collection: 'customers', meta: { one_field } },
				/RULE_VIOLATED/,
			);
	});

	test('may go: bookmarks, templates and lists go on without them', async () => {
		await done('/fields/customers', 'POST', field('z_code'));
		await done('/collections/customers', 'PATCH', { meta: { display_template: '{{name}} ({{z_code}})' } });
		await done('/fields/invoices/customer_id', 'PATCH', { meta: { display_options: { template: '{{name}} · {{z_code}}' } } });
		const preset = await done('/presets', 'POST', {
			collection: 'customers',
			bookmark: 'By code',
			filter: { _and: [{ z_code: { _eq: 'A' } }, { name: { _nnull: true } }] },
			layout_query: { tabular: { fields: ['name', 'z_code'], sort: ['z_code'] } },
		});
		const bookmarkOfInvoices = await done('/presets', 'POST', {
			collection: 'invoices',
			bookmark: 'By code',
			filter: { customer_id: { z_code: { _eq: 'A' } } },
		});
		const dashboard = await done('/dashboards', 'POST', { name: 'Codes' });
		const options = { collection: 'customers', field: 'z_code', function: 'count', filter: { z_code: { _nnull: true } } };
		await done('/panels', 'POST', { dashboard: dashboard.id, type: 'metric', position_x: 1, position_y: 1, width: 5, height: 5, options });
		await done('/fields/customers/z_code', 'DELETE');

		expect(await done(`/presets/${preset.id}`)).toMatchObject({
			filter: { _and: [{ name: { _nnull: true } }] },
			layout_query: { tabular: { fields: ['name'], sort: [] } },
		});
		expect((await done(`/presets/${bookmarkOfInvoices.id}`)).filter).toBeNull();
		expect((await done('/collections/customers')).meta.display_template).toBe('{{name}}');
		expect((await done('/fields/invoices/customer_id')).meta.display_options).toEqual({ template: '{{name}}' });
		for (const path of [
			'/items/customers?fields=*',
			'/items/invoices?fields=*,customer_id.*',
			`/panels?filter={"dashboard":{"_eq":"${dashboard.id}"}}`,
		])
			await done(path);
	});

	test('that decide in a right stay until the right is changed', async () => {
		await done('/fields/customers', 'POST', field('z_area'));
		const policy = await done('/policies', 'POST', { name: 'North' });
		const permission = await done('/permissions', 'POST', {
			policy: policy.id,
			collection: 'projects',
			action: 'read',
			permissions: { customer_id: { z_area: { _eq: 'north' } } },
			fields: ['*'],
		});
		expect(await refused('/fields/customers/z_area', 'DELETE', undefined, /FIELD_DECIDES_RIGHTS/)).toContain('North');
		await done(`/permissions/${permission.id}`, 'DELETE');
		await done('/fields/customers/z_area', 'DELETE');
	});
});
