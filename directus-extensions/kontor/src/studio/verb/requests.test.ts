import { expect, test } from 'vitest';
import { pressedWith, requestsFor } from './requests.js';

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
