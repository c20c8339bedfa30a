import icon from '@mui/icons-material/ScheduleOutlined';
import { lazy } from 'react';
import { EntryName } from './EntryName';

export default {
	list: lazy(() => import('./TimePage')),
	show: lazy(() => import('./TimeEntryShow')),
	edit: lazy(() => import('./TimeEntryEdit')),
	create: lazy(() => import('./TimeEntryCreate')),
	icon,
	recordRepresentation: EntryName,
};
