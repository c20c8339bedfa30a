import { expect, it } from 'vitest';
import { daysLeft, isOverdue } from './due';

const today = new Date(2026, 10, 21, 23, 30);

it('counts the days on the calendar, not on the clock', () => {
	expect(daysLeft({ status: 'sent', kind: 'invoice', due_date: '2026-11-21' }, today)).toBe(0);
	expect(daysLeft({ status: 'sent', kind: 'invoice', due_date: '2026-11-20' }, today)).toBe(-1);
	expect(daysLeft({ status: 'sent', kind: 'invoice', due_date: '2026-12-01' }, today)).toBe(10);
});

it('is overdue from the day after, while money is open', () => {
	expect(isOverdue({ status: 'sent', kind: 'invoice', due_date: '2026-11-21' }, today)).toBe(false);
	expect(isOverdue({ status: 'partially_paid', kind: 'invoice', due_date: '2026-11-20' }, today)).toBe(true);
	expect(isOverdue({ status: 'paid', kind: 'invoice', due_date: '2026-01-01' }, today)).toBe(false);
	expect(isOverdue({ status: 'draft', kind: 'invoice', due_date: '2026-01-01' }, today)).toBe(false);
});

it('is never so where nobody owes it', () => {
	expect(isOverdue({ status: 'overdue', kind: 'cancellation', due_date: '2026-01-01' }, today)).toBe(false);
});
