import { expect, test } from 'vitest';
import { groupsOf, type ListTab, tabIn, withTab } from './tabs.ts';

const OPEN = ['issued', 'sent'];
const tabs: ListTab[] = [
	{ name: 'all', filter: {} },
	{ name: 'drafts', filter: { status: 'draft' } },
	{ name: 'open', filter: { status: OPEN } },
	{ name: 'overdue', filter: { status: OPEN, due_date: { _lt: '$NOW' } } },
];

test.each([
	[{}, 'all'],
	[{ q: 'x' }, 'all'],
	[{ status: 'draft', q: 'x' }, 'drafts'],
	[{ status: OPEN }, 'open'],
	[{ status: OPEN, due_date: { _lt: '$NOW' } }, 'overdue'],
	[{ status: OPEN, due_date: { _gte: '2026-01-01' } }, 'open'],
	[{ status: 'paid' }, undefined],
	[{ due_date: { _gte: '2026-01-01' } }, undefined],
])('%j is the tab %s', (filter, name) => {
	expect(tabIn(filter, tabs)?.name).toBe(name);
});

test('another tab takes the place of the one before, and nothing else', () => {
	const overdue = withTab({ q: 'x', status: 'draft' }, tabs[3]!, tabs);
	expect(overdue).toEqual({ q: 'x', status: OPEN, due_date: { _lt: '$NOW' } });
	expect(withTab(overdue, tabs[0]!, tabs)).toEqual({ q: 'x' });
	expect(withTab({ status: 'paid', customer_id: '1' }, tabs[2]!, tabs)).toEqual({ customer_id: '1', status: OPEN });
	expect(withTab({ status: OPEN, due_date: { _gte: '2026-01-01' } }, tabs[0]!, tabs)).toEqual({ due_date: { _gte: '2026-01-01' } });
});

test('tabs are counted within what else is filtered, and then what is shown now', () => {
	const filter = { q: 'x', status: OPEN, due_date: { _lt: '$NOW' } };
	const { common, groups } = groupsOf(filter, tabs, [{ field: 'total' }, { field: 'open_amount', within: { status: OPEN } }]);
	expect(common).toEqual({ q: 'x' });
	const now = { status: OPEN, due_date: { _lt: '$NOW' } };
	expect(groups).toEqual([[{}], [{ status: 'draft' }], [{ status: OPEN }], [now], [now], [now, { status: OPEN }]]);
});
