import icon from '@mui/icons-material/NotificationImportantOutlined';
import { lazy } from '../app/lazy';
import { defineResource } from '../app/manifest';
import type { DunningRow } from '../data-provider/rows';

export default defineResource({
	name: 'dunning_notices',
	group: 'billing',
	icon,
	list: lazy(() => import('./DunningList')),
	show: lazy(() => import('./DunningShow')),
	edit: lazy(() => import('./DunningEdit')),
	/** A proposal has no number yet. */
	recordRepresentation: ({ number, invoice }: DunningRow): string => [number, invoice?.number].filter(Boolean).join(' · ') || '–',
	tones: { proposed: 'warning', issued: 'info', sent: 'info' },
	waiting: { filter: { status: 'proposed' }, rights: ['billing.issue'] },
});
