import type { Invoice } from '@kontor/directus-extension/contracts';
import { expect, it } from 'vitest';
import { invoiceActions, nextAction } from './invoice-actions';

const everything = (..._policies: string[]) => true;
type Standing = Pick<Invoice, 'status' | 'kind'>;
const actions = (invoice: Standing, can = everything, hasCredit = false) => invoiceActions({ invoice, can, hasCredit });

it('offers what the status allows', () => {
	expect(actions({ status: 'draft', kind: 'invoice' })).toEqual(['issue']);
	expect(actions({ status: 'issued', kind: 'invoice' }, everything, true)).toEqual([
		'mail',
		'pay',
		'use-credit',
		'mark-sent',
		'correct',
		'cancel',
	]);
	expect(actions({ status: 'paid', kind: 'invoice' })).toEqual(['mail', 'correct', 'cancel']);
	expect(actions({ status: 'cancelled', kind: 'invoice' })).toEqual([]);
});

it('neither pays nor cancels what takes an invoice back', () => {
	expect(actions({ status: 'issued', kind: 'cancellation' })).toEqual(['mail', 'mark-sent']);
	expect(actions({ status: 'sent', kind: 'correction' })).toEqual(['mail']);
});

it('offers nothing that the caller has no right to', () => {
	expect(actions({ status: 'issued', kind: 'invoice' }, () => false)).toEqual([]);
	expect(actions({ status: 'overdue', kind: 'invoice' }, (...policies) => policies[0] === 'payments.create')).toEqual(['pay']);
});

it('puts first what is usually done next', () => {
	const next = (invoice: Standing, sent_at: string | null = null) => nextAction(actions(invoice), { sent_at });
	expect(next({ status: 'draft', kind: 'invoice' })).toBe('issue');
	expect(next({ status: 'issued', kind: 'invoice' })).toBe('mail');
	expect(next({ status: 'overdue', kind: 'invoice' }, '2026-01-01')).toBe('pay');
	expect(next({ status: 'paid', kind: 'invoice' }, '2026-01-01')).toBeUndefined();
});
