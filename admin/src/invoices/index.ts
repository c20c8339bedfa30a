import icon from '@mui/icons-material/ReceiptLongOutlined';
import { lazy } from 'react';
import type { RaRecord } from 'react-admin';

export default {
	list: lazy(() => import('./InvoiceList')),
	show: lazy(() => import('./InvoiceShow')),
	edit: lazy(() => import('./InvoiceEdit')),
	create: lazy(() => import('./InvoiceCreate')),
	icon,
	/** A draft has no number yet. */
	recordRepresentation: ({ number, title, customer }: RaRecord): string =>
		number ? [number, customer?.name].filter(Boolean).join(' · ') : [title, customer?.name].filter(Boolean).join(' · '),
};
