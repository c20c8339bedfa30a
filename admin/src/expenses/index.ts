import type { Expense } from '@kontor/directus-extension/contracts';
import icon from '@mui/icons-material/ReceiptOutlined';
import { lazy } from 'react';

export default {
	list: lazy(() => import('./ExpenseList')),
	show: lazy(() => import('./ExpenseShow')),
	edit: lazy(() => import('./ExpenseEdit')),
	create: lazy(() => import('./ExpenseCreate')),
	icon,
	/** An expense has no name of its own: where the money went. */
	recordRepresentation: ({ supplier, note }: Expense): string => supplier || note || '–',
};
