/** What the description says of collections is true: of the rows that are answered, of what is required, and of who is told what. */
import { beforeAll, describe, expect, test } from 'vitest';
import { call } from '../lib/api.ts';
import { addTenant, ROLES, type Tenant } from '../lib/world.ts';
import { differences } from './schema-differences.ts';

let firm: Tenant;
const documents: Record<string, any> = {};
beforeAll(async () => {
	firm = await addTenant();
	for (const role of ROLES) documents[role] = (await call(firm.people[role], '/api-docs/openapi.json')).body;
});

const operations = (role: string, method: string): [string, any][] =>
	Object.entries<any>(documents[role].paths).flatMap(([path, item]) =>
		/^\/items\/\w+$/.test(path) && item[method] ? [[path, item[method]]] : [],
	);
const modelOf = (role: string, operation: any) =>
	documents[role].components.schemas[operation.requestBody.content['application/json'].schema.$ref.split('/').at(-1)];

describe.each(ROLES)('%s', (role) => {
	test('gets rows as they are described', async () => {
		const lists = operations(role, 'get');
		expect(lists.length).toBeGreaterThan(3);
		for (const [path, { responses }] of lists) {
			const { status, body } = await call(firm.people[role], `${path}?limit=20`);
			expect(status, path).toBe(200);
			const { schema } = responses[200].content['application/json'];
			expect(differences(body, schema, documents[role].components.schemas), path).toEqual([]);
		}
	});

	test('has to give exactly what is required', async () => {
		for (const [path, operation] of operations(role, 'post')) {
			const { body } = await call(firm.people[role], path, { method: 'POST', body: {} });
			const missing = (body?.errors ?? []).flatMap(({ extensions }: any) =>
				extensions.code === 'FAILED_VALIDATION' && extensions.field !== 'organization_id' ? [extensions.field] : [],
			);
			const { required = [] } = modelOf(role, operation);
			expect([...new Set(missing)].sort(), `${path} ${JSON.stringify(body)}`).toEqual([...required].sort());
		}
	});

	test('is told of no collection and no field that is not theirs', async () => {
		const { schemas } = documents[role].components;
		const described = Object.values<any>(schemas).filter(
			(schema) => schema['x-collection'] && !schema['x-collection'].startsWith('directus_'),
		);
		expect(described.length).toBeGreaterThan(3);
		for (const { 'x-collection': collection, properties } of described) {
			const { status } = await call(firm.people[role], `/items/${collection}?limit=1&fields=${Object.keys(properties).join()}`);
			expect(status, collection).toBe(200);
		}
		for (const { 'x-collection': hidden } of Object.values<any>(documents.Administrator.components.schemas)) {
			if (!hidden || hidden.startsWith('directus_')) continue;
			if ((await call(firm.people[role], `/items/${hidden}?limit=1`)).status === 200) continue;
			expect(JSON.stringify(documents[role].paths), hidden).not.toContain(`/items/${hidden}"`);
			expect(described.map((schema) => schema['x-collection'])).not.toContain(hidden);
		}
	});
});

test('what the server sets can not be given', () => {
	const { InvoiceCreate, InvoiceUpdate, CustomerCreate, TimeEntryCreate } = documents.Manager.components.schemas;
	for (const field of ['status', 'number', 'total', 'organization_id', 'created_at', 'pdf_file_id'])
		for (const model of [InvoiceCreate, InvoiceUpdate]) expect(model.properties).not.toHaveProperty(field);
	expect(InvoiceCreate.properties.kind.enum).toEqual(['invoice', 'down_payment']);
	expect(CustomerCreate.required).toEqual(['name']);
	expect(TimeEntryCreate.properties).not.toHaveProperty('hours');
});

test('it is told in words, in both languages', () => {
	const { Invoice } = documents.Manager.components.schemas;
	expect(Invoice.description).toMatch(/^Invoices\nRechnungen\n/);
	expect(Invoice.properties.number.description).toMatch(/^Invoice number: .+\nRechnungsnummer: /);
	const bare = Object.entries<any>(documents.Administrator.components.schemas).flatMap(
		([name, { 'x-collection': collection, properties }]) =>
			collection && !collection.startsWith('directus_')
				? Object.keys(properties).flatMap((field) => (properties[field].description ? [] : [`${name}.${field}`]))
				: [],
	);
	expect(bare).toEqual([]);
});
