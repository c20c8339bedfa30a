/** A table made in Studio is described at once, to those who may see it, and to nobody else. */
import { validate } from '@readme/openapi-parser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownDirectus } from '../lib/own-directus.ts';

let own: Awaited<ReturnType<typeof ownDirectus>>;
beforeAll(async () => {
	own = await ownDirectus('openapi_made');
	const choices = [
		{ text: 'Auto', value: 'car' },
		{ text: 'Rad', value: 'bike' },
	];
	const translations = [
		{ language: 'de-DE', translation: 'Art des Fahrzeugs' },
		{ language: 'en-US', translation: 'Kind of vehicle' },
	];
	await done('/collections', {
		collection: 'vehicles',
		meta: {},
		schema: {},
		fields: [
			{ field: 'id', type: 'uuid', meta: { special: ['uuid'] }, schema: { is_primary_key: true } },
			{ field: 'plate', type: 'string', meta: {}, schema: { is_nullable: false } },
			{ field: 'kind', type: 'string', meta: { interface: 'select-dropdown', options: { choices }, translations }, schema: {} },
			{ field: 'price', type: 'decimal', meta: {}, schema: { numeric_precision: 10, numeric_scale: 2 } },
			{ field: 'customer_id', type: 'uuid', meta: {}, schema: {} },
		],
	});
	await done('/relations', {
		collection: 'vehicles',
		field: 'customer_id',
		related_collection: 'customers',
		meta: { one_field: 'vehicles' },
		schema: {},
	});
	await done('/fields/customers', { field: 'vehicles', type: 'alias', meta: { special: ['o2m'] } });
});
afterAll(() => own?.stop());

async function done(path: string, body: unknown): Promise<void> {
	const { status, text } = await own.call(own.admin, path, 'POST', body);
	expect(status, text).toBe(200);
}
const describedTo = async (token: string) => JSON.parse((await own.call(token, '/api-docs/openapi.json')).text);

test('with its choices, its relation in both directions, and what is required', async () => {
	const described = await describedTo(own.admin);
	const { Vehicle, VehicleCreate, VehicleFilter, Customer, CustomerCreate, CustomerVehiclesItem } = described.components.schemas;
	expect(Vehicle.properties).toMatchObject({
		plate: { type: 'string' },
		kind: { enum: ['car', 'bike', null], nullable: true, description: 'Kind of vehicle\nArt des Fahrzeugs' },
		price: { type: 'string', format: 'decimal', nullable: true },
		customer_id: { type: 'string', format: 'uuid', nullable: true },
	});
	expect(VehicleCreate.required).toEqual(['plate']);
	expect(VehicleFilter.properties.customer_id.anyOf).toContainEqual({ $ref: '#/components/schemas/CustomerFilter' });
	expect(Customer.properties.vehicles).toEqual({ type: 'array', items: { type: 'string', format: 'uuid' } });
	expect(CustomerCreate.properties.vehicles).toEqual({ type: 'array', items: { $ref: '#/components/schemas/CustomerVehiclesItem' } });
	expect(CustomerVehiclesItem.properties).not.toHaveProperty('customer_id');
	expect(described.paths['/items/vehicles'].post.operationId).toBe('createVehicle');
	const result = await validate(described);
	expect('errors' in result ? result.errors : []).toEqual([]);
});

test('whoever may not see it is not told that it is there', async () => {
	const described = await describedTo(own.manager);
	expect(described.paths).toHaveProperty('/items/customers');
	expect(JSON.stringify(described)).not.toMatch(/vehicle/i);
});
