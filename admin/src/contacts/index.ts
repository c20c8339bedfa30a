import icon from '@mui/icons-material/ContactsOutlined';
import { lazy } from 'react';
import { nameOf } from './name';

export default {
	list: lazy(() => import('./ContactList')),
	show: lazy(() => import('./ContactShow')),
	edit: lazy(() => import('./ContactEdit')),
	create: lazy(() => import('./ContactCreate')),
	icon,
	recordRepresentation: nameOf,
};
