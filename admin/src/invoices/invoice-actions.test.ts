import { expect, it } from 'vitest';
import { invoiceActions } from './invoice-actions';

const everything = (..._policies: string[]) => true;
const actions = (invoice: object, can = everything, hasCredit = false) => invoiceActions({ invoice, can, hasCredit });

it('offers what the status allows', () => {
	expect(actions({ status: 'draft', kind: 'invoice' })).toEqual(['issue']);
	expect(actions({ status: 'issued', kind: 'invoice' }, everything, true)).toEqual(['mark-sent', 'pay', 'use-credit', 'correct', 'cancel']);
	expect(actions({ status: 'paid', kind: 'invoice' })).toEqual(['correct', 'cancel']);
	expect(actions({ status: 'cancelled', kind: 'invoice' })).toEqual([]);
});

it('neither pays nor cancels what takes an invoice back', () => {
	expect(actions({ status: 'issued', kind: 'cancellation' })).toEqual(['mark-sent']);
	expect(actions({ status: 'sent', kind: 'correction' })).toEqual([]);
});

it('offers nothing that the caller has no right to', () => {
	expect(actions({ status: 'issued', kind: 'invoice' }, () => false)).toEqual([]);
	expect(actions({ status: 'overdue', kind: 'invoice' }, (...policies) => policies[0] === 'payments.create')).toEqual(['pay']);
});
