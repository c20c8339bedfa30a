import { expect, test } from 'vitest';
import { similarTo } from './similar.ts';

const FIELDS = ['name', 'notes', 'customer_id', 'service_from', 'service_to', 'country'];

test.each([
	['nmae', ['name']],
	['note', ['notes']],
	['customer', ['customer_id']],
	['costumer_id', ['customer_id']],
	['Country', ['country']],
	['service_form', ['service_from', 'service_to']],
	['anything', []],
])('%s: %j', (given, meant) => {
	expect(similarTo(given, FIELDS)).toEqual(meant);
});
