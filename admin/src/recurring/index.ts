import icon from '@mui/icons-material/EventRepeatOutlined';
import { lazy } from 'react';

export default {
	list: lazy(() => import('./RecurringList')),
	show: lazy(() => import('./RecurringShow')),
	edit: lazy(() => import('./RecurringEdit')),
	create: lazy(() => import('./RecurringCreate')),
	icon,
	recordRepresentation: 'title',
};
