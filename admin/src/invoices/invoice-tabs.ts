/** The usual parts of the list of invoices. */
import { OPEN, REVERSALS } from '@kontor/directus-extension/contracts';
import type { ListTab, SumOf } from '../components/list/tabs';

/** Somebody owes them: not what takes another invoice back. */
const open = { status: [...OPEN], kind: { _nin: [...REVERSALS] } };

export const INVOICE_TABS: ListTab[] = [
	{ name: 'all', filter: {}, sum: 'total' },
	{ name: 'open', filter: open, sum: 'open_amount' },
	// Due yesterday or before; the server knows which day it is, also for a view that was saved long ago.
	{ name: 'overdue', filter: { ...open, due_date: { _lt: '$NOW(-1 day)' } }, sum: 'open_amount' },
	{ name: 'drafts', filter: { status: 'draft' }, sum: 'total' },
	{ name: 'paid', filter: { status: 'paid' }, sum: 'total' },
];

export const INVOICE_SUMS: SumOf[] = [{ field: 'total' }, { field: 'open_amount', within: open }];
