import icon from '@mui/icons-material/DescriptionOutlined';
import { lazy } from 'react';
import type { RaRecord } from 'react-admin';

export default {
	list: lazy(() => import('./QuoteList')),
	show: lazy(() => import('./QuoteShow')),
	edit: lazy(() => import('./QuoteEdit')),
	create: lazy(() => import('./QuoteCreate')),
	icon,
	/** A draft has no number yet. */
	recordRepresentation: ({ number, title, customer }: RaRecord): string =>
		[number ?? title, customer?.name].filter(Boolean).join(' · ') || '–',
};
