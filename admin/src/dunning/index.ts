import icon from '@mui/icons-material/NotificationImportantOutlined';
import { lazy } from 'react';
import type { RaRecord } from 'react-admin';

export default {
	list: lazy(() => import('./DunningList')),
	show: lazy(() => import('./DunningShow')),
	edit: lazy(() => import('./DunningEdit')),
	icon,
	/** A proposal has no number yet. */
	recordRepresentation: ({ number, invoice }: RaRecord): string => [number, invoice?.number].filter(Boolean).join(' · ') || '–',
};
