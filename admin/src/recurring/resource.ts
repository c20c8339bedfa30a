import icon from '@mui/icons-material/EventRepeatOutlined';
import { lazy } from '../app/lazy';
import { defineResource } from '../app/manifest';

export default defineResource({
	name: 'recurring_invoices',
	group: 'billing',
	icon,
	list: lazy(() => import('./RecurringList')),
	show: lazy(() => import('./RecurringShow')),
	edit: lazy(() => import('./RecurringEdit')),
	create: lazy(() => import('./RecurringCreate')),
	recordRepresentation: 'title',
});
