import type { Knex } from 'knex';
import { afterEach, expect, test } from 'vitest';
import { install, modules } from '../../core/modules.ts';
import type { Receiver } from '../../core/receiver.ts';
import { firmsAddressed } from '../rules/mail-recipients.ts';
import { destinationsOf } from './destinations.ts';
import type { Remembered } from './remembered.ts';
import { isOf } from './remembered.ts';

const before = modules();
afterEach(() => install(before));

const receiver = (name: string, addresses: Record<string, string>): Receiver => ({
	name,
	addressees: async () => Object.entries(addresses).map(([id, address]) => ({ id, address })),
	takeIn: async () => {},
	tellInstead: async () => {},
});

test('whoever declares itself a receiver takes in what reached its address, each for itself', async () => {
	const invoices = receiver('invoices', { here: 'rechnung@here.example', there: 'rechnung@there.example' });
	const tickets = receiver('tickets', { here: 'hilfe@here.example' });
	install([{ name: 'purchases', receivers: [invoices] }, { name: 'time' }, { name: 'support', receivers: [tickets] }]);
	const all = await destinationsOf(undefined as unknown as Knex);
	const to = (...visible: string[]) =>
		firmsAddressed({ delivered: [], visible }, all).map(({ id, receiver }) => `${receiver.name} of ${id}`);
	expect(to('hilfe@here.example')).toEqual(['tickets of here']);
	expect(to('rechnung@here.example', 'hilfe@here.example')).toEqual(['invoices of here', 'tickets of here']);
	expect(to('rechnung@there.example', 'nobody@here.example')).toEqual(['invoices of there']);

	const row = { organization_id: 'here', receiver: 'tickets' } as Remembered;
	expect(all.filter((one) => isOf(row, one)).map(({ address }) => address)).toEqual(['hilfe@here.example']);
});
