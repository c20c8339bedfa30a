import { expect, it } from 'vitest';
import { changedFields, givenFields } from './changes';

const previous = {
	id: '1',
	name: 'Alt',
	tags: ['a'],
	note: null,
	updated_at: '2026-01-01',
	customer_id: 'c1',
	customer: { id: 'c1', name: 'Kunde' },
};

it('sends only what was changed', () =>
	expect(changedFields({ ...previous, name: 'Neu', note: undefined }, previous)).toEqual({ name: 'Neu' }));

it('sends an emptied field as null', () => expect(changedFields({ ...previous, name: null }, previous)).toEqual({ name: null }));

it('never sends what the server manages or embeds', () =>
	expect(changedFields({ ...previous, id: '2', organization_id: 'o', updated_at: '2027-01-01', customer: { id: 'c2' } }, previous)).toEqual(
		{},
	));

it('compares lists by their content', () => {
	expect(changedFields({ ...previous, tags: ['a'] }, previous)).toEqual({});
	expect(changedFields({ ...previous, tags: ['a', 'b'] }, previous)).toEqual({ tags: ['a', 'b'] });
});

it('leaves what is empty to the defaults of the database', () =>
	expect(givenFields({ name: 'Neu', note: '', status: null, is_billable: false, amount: 0 })).toEqual({
		name: 'Neu',
		is_billable: false,
		amount: 0,
	}));

it('takes a figure for an embedded row only where it is one', () =>
	expect(givenFields({ title: 'Buch', tax_rate_id: 'r1', tax_rate: '7.00', tax_category: 'S' })).toEqual({
		title: 'Buch',
		tax_rate_id: 'r1',
		tax_rate: '7.00',
		tax_category: 'S',
	}));
