import { expect, test } from 'vitest';
import { pressedWith, requestsFor, startedWith } from './requests.js';

test('each selected record is a request of its own, with what was filled in over what is given by default', () => {
	const pressed = pressedWith({ collection: 'invoices', keys: ['b', 'a'], amount: '5', note: '', reference: null });
	expect(requestsFor('id', { method: 'cash', amount: '1' }, pressed)).toEqual([
		{ id: 'a', method: 'cash', amount: '5' },
		{ id: 'b', method: 'cash', amount: '5' },
	]);
});

test('a list takes all of them at once', () => {
	expect(requestsFor('projects[]', {}, pressedWith({ collection: 'projects', keys: ['b', 'a'] }))).toEqual([{ projects: ['b', 'a'] }]);
});

test('whatever is sent in place of a dialog is only a request that the verb will refuse', () => {
	for (const body of [undefined, null, 'text', 7, [], { keys: 'a' }]) expect(requestsFor('id', {}, pressedWith(body))).toHaveLength(1);
	expect(requestsFor('id', {}, pressedWith({ keys: [{}] }))).toEqual([{ id: '[object Object]' }]);
});

test('what an event is about is a request, too; the fields of its row are not', () => {
	expect(startedWith({ event: 'invoice.paid', keys: ['b', 'a'], row: { id: 'x' } })).toEqual({ keys: ['b', 'a'], given: {} });
	expect(startedWith({ event: 'items.create', key: 'a', payload: { total: '1' } })).toEqual({ keys: ['a'], given: {} });
	expect(startedWith({ body: { keys: ['a'], reason: 'x' } })).toEqual({ keys: ['a'], given: { reason: 'x' } });
	for (const trigger of [undefined, null, 'text', {}]) expect(startedWith(trigger)).toEqual({ keys: [], given: {} });
});

test('a step may say all by itself', () => {
	expect(requestsFor('-', { id: 'other' }, startedWith({ keys: ['a'] }))).toEqual([{ id: 'other' }]);
});
