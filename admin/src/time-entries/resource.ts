import icon from '@mui/icons-material/ScheduleOutlined';
import { lazy } from '../app/lazy';
import { defineResource } from '../app/manifest';
import { EntryName } from './EntryName';

export default defineResource({
	name: 'time_entries',
	group: 'work',
	icon,
	list: lazy(() => import('./TimePage')),
	show: lazy(() => import('./TimeEntryShow')),
	edit: lazy(() => import('./TimeEntryEdit')),
	create: lazy(() => import('./TimeEntryCreate')),
	recordRepresentation: EntryName,
	tones: { submitted: 'warning', approved: 'success', rejected: 'error' },
	waiting: { filter: { status: 'submitted' }, rights: ['time.approve'] },
});
