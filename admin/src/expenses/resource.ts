import type { Expense } from '@kontor/directus-extension/contracts';
import icon from '@mui/icons-material/ReceiptOutlined';
import { lazy } from '../app/lazy';
import { defineResource } from '../app/manifest';

export default defineResource({
	name: 'expenses',
	group: 'work',
	icon,
	list: lazy(() => import('./ExpenseList')),
	show: lazy(() => import('./ExpenseShow')),
	edit: lazy(() => import('./ExpenseEdit')),
	create: lazy(() => import('./ExpenseCreate')),
	/** An expense has no name of its own: where the money went. */
	recordRepresentation: ({ supplier, note }: Expense): string => supplier || note || '–',
	module: 'expense',
	tones: { submitted: 'warning', approved: 'success', reimbursed: 'success', rejected: 'error' },
	waiting: { filter: { status: 'submitted' }, rights: ['expenses.approve'] },
});
