import icon from '@mui/icons-material/ContactsOutlined';
import { lazy } from '../app/lazy';
import { defineResource } from '../app/manifest';
import { nameOf } from './name';

export default defineResource({
	name: 'contacts',
	group: 'sales',
	icon,
	list: lazy(() => import('./ContactList')),
	show: lazy(() => import('./ContactShow')),
	edit: lazy(() => import('./ContactEdit')),
	create: lazy(() => import('./ContactCreate')),
	recordRepresentation: nameOf,
	module: 'contact',
	tones: { lead: 'info', active: 'success' },
});
