/** The description of the API: true to what is served, and to what the caller may do. */
import { join } from 'node:path';
import { validate } from '@readme/openapi-parser';
import { beforeAll, expect, test } from 'vitest';
import { root } from '../../scripts/lib/paths.ts';
import { call } from '../lib/api.ts';
import { addTenant, ROLES, type Tenant } from '../lib/world.ts';

const WHO = ROLES;

let firm: Tenant;
const documents: Record<string, any> = {};
beforeAll(async () => {
	firm = await addTenant();
	for (const who of WHO) documents[who] = (await call(firm.people[who], '/api-docs/openapi.json')).body;
});

const verbsIn = (described: any): [string, string, any][] =>
	Object.entries<any>(described.paths).flatMap(([path, item]) =>
		Object.entries<any>(item)
			.filter(([, operation]) => operation.tags?.some((tag: string) => tag.startsWith('Kontor ')))
			.map(([method, operation]): [string, string, any] => [path, method, operation]),
	);

test('a verb is described with its right, its key, its input, its answer and its refusals', () => {
	const { paths, components } = documents.Manager;
	const cancel = paths['/billing/invoices/{id}/cancel'].post;
	expect(cancel.summary).toBe('Cancel an invoice');
	expect(cancel.description).toContain('Rechnung stornieren');
	expect(cancel['x-rights']).toEqual(['billing.issue']);
	expect(cancel.parameters).toEqual([
		expect.objectContaining({ name: 'id', in: 'path', required: true, schema: expect.objectContaining({ format: 'uuid' }) }),
		{ $ref: '#/components/parameters/IdempotencyKey' },
	]);
	expect(cancel.requestBody.content['application/json'].schema.properties).toEqual({ reason: { type: 'string', maxLength: 2000 } });
	expect(cancel.responses[200].content['application/json'].schema.properties.data).toEqual({
		allOf: [{ $ref: '#/components/schemas/InvoiceInFull' }, expect.objectContaining({ required: ['cancellation_id'] })],
	});
	expect(components.responses.Kontor409.description).toContain('TRANSITION_NOT_ALLOWED');
	expect(components.schemas.KontorError.properties.errors.items.properties.extensions.properties.code.enum).toContain('DOCUMENT_IS_FINAL');
	expect(components.schemas.Invoice.properties.total).toMatchObject({ type: 'string', format: 'decimal' });
});

test('what the console calls is served', async () => {
	const { QUESTIONS, ACTIONS } = await import(join(root, 'admin', 'src', 'data-provider', 'verbs.ts'));
	const served = new Set(
		WHO.flatMap((who) =>
			Object.entries<object>(documents[who].paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`)),
		),
	);
	const called = (method: string, table: Record<string, { address: string }>) =>
		Object.values(table).map(({ address }) => `${method} ${address.replace(':id', '{id}').replace(/\?.*/, '')}`);
	const all = [...called('get', QUESTIONS), ...called('post', ACTIONS)];
	expect(all.length).toBeGreaterThan(40);
	expect(all.filter((call) => !served.has(call))).toEqual([]);
});

test('every verb says what it answers', () => {
	const bare = verbsIn(documents.Administrator).filter(([, , { responses }]) => {
		const { schema } = Object.values<any>(responses[200].content)[0];
		return Object.keys(schema.properties?.data ?? schema).join() === 'type' && (schema.properties?.data ?? schema).type === 'object';
	});
	expect(bare.map(([path]) => path)).toEqual([]);
	const { schema } = documents.Administrator.paths['/billing/payments'].post.responses[200].content['application/json'];
	expect(schema.properties.data.properties.invoices).toEqual({ type: 'array', items: { $ref: '#/components/schemas/InvoiceInFull' } });
});

test('whoever lacks a right does not find its verbs, and finds those that need none', () => {
	const ofManager = new Set(verbsIn(documents.Manager).map(([path]) => path));
	const ofEmployee = verbsIn(documents.Employee).map(([path]) => path);
	expect(ofManager).toContain('/billing/invoices/{id}/issue');
	expect(ofEmployee).not.toContain('/billing/invoices/{id}/issue');
});

test('strangers are told nothing of it', async () => {
	expect((await call({}, '/api-docs/openapi.json')).status).toBe(403);
});

test('every verb that is described is served', async () => {
	const verbs = verbsIn(documents.Administrator);
	expect(verbs.length).toBeGreaterThan(2);
	for (const [path, method] of verbs) {
		// A verb refuses what is no id; where none is served, Directus finds no such route.
		const answer = await call(firm.people.Administrator, path.replace(/\{\w+\}/g, 'not-an-id'), {
			method: method.toUpperCase(),
			...(method === 'post' ? { body: { no_such_field: 1 } } : {}),
		});
		expect(answer.codes, `${method} ${path}`).not.toContain('ROUTE_NOT_FOUND');
		expect(answer.status, `${method} ${path} ${JSON.stringify(answer.body)}`).toBeLessThan(500);
	}
});

test('the page to browse it takes this document', async () => {
	expect((await call({}, '/api-docs/')).status).toBe(200);
	expect((await call({}, '/api-docs/swagger-initializer.js')).body).toContain("'./openapi.json'");
});

// The last: it keeps this process busy for so long that the server ends idle connections.
test.each(WHO)('%s gets a valid document', async (who) => {
	const described = documents[who];
	const result = await validate(structuredClone(described));
	expect('errors' in result ? result.errors : []).toEqual([]);
	expect(described.info.title).toBe('Kontor');
});
