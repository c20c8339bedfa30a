import icon from '@mui/icons-material/FileCopyOutlined';
import { lazy } from '../app/lazy';
import { defineResource } from '../app/manifest';

export default defineResource({
	name: 'documents',
	group: 'office',
	icon,
	list: lazy(() => import('./DocumentList')),
	show: lazy(() => import('./DocumentShow')),
	edit: lazy(() => import('./DocumentEdit')),
	recordRepresentation: 'title',
});
