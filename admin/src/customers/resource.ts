import icon from '@mui/icons-material/BusinessOutlined';
import { lazy } from '../app/lazy';
import { defineResource } from '../app/manifest';

export default defineResource({
	name: 'customers',
	group: 'sales',
	icon,
	list: lazy(() => import('./CustomerList')),
	show: lazy(() => import('./CustomerShow')),
	edit: lazy(() => import('./CustomerEdit')),
	create: lazy(() => import('./CustomerCreate')),
	recordRepresentation: 'name',
	module: 'customer',
	tones: { lead: 'info', prospect: 'info', customer: 'success' },
});
