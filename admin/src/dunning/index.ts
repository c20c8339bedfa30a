import icon from '@mui/icons-material/NotificationImportantOutlined';
import { lazy } from 'react';
import type { DunningRow } from '../data-provider/rows';

export default {
	list: lazy(() => import('./DunningList')),
	show: lazy(() => import('./DunningShow')),
	edit: lazy(() => import('./DunningEdit')),
	icon,
	/** A proposal has no number yet. */
	recordRepresentation: ({ number, invoice }: DunningRow): string => [number, invoice?.number].filter(Boolean).join(' · ') || '–',
};
