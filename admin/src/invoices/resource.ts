import icon from '@mui/icons-material/ReceiptLongOutlined';
import { lazy } from '../app/lazy';
import { defineResource } from '../app/manifest';
import type { InvoiceRow } from '../data-provider/rows';

export default defineResource({
	name: 'invoices',
	group: 'billing',
	icon,
	list: lazy(() => import('./InvoiceList')),
	show: lazy(() => import('./InvoiceShow')),
	edit: lazy(() => import('./InvoiceEdit')),
	create: lazy(() => import('./InvoiceCreate')),
	/** A draft has no number yet. */
	recordRepresentation: ({ number, title, customer }: InvoiceRow): string =>
		number ? [number, customer?.name].filter(Boolean).join(' · ') : [title, customer?.name].filter(Boolean).join(' · '),
	module: 'invoice',
	tones: { issued: 'info', sent: 'info', partially_paid: 'warning', paid: 'success', overdue: 'error' },
	waiting: { filter: { status: 'overdue' }, rights: ['billing.issue'] },
});
