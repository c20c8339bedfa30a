import icon from '@mui/icons-material/ReceiptLongOutlined';
import { lazy } from 'react';
import type { InvoiceRow } from '../data-provider/rows';

export default {
	list: lazy(() => import('./InvoiceList')),
	show: lazy(() => import('./InvoiceShow')),
	edit: lazy(() => import('./InvoiceEdit')),
	create: lazy(() => import('./InvoiceCreate')),
	icon,
	/** A draft has no number yet. */
	recordRepresentation: ({ number, title, customer }: InvoiceRow): string =>
		number ? [number, customer?.name].filter(Boolean).join(' · ') : [title, customer?.name].filter(Boolean).join(' · '),
};
