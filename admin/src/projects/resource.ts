import icon from '@mui/icons-material/FolderOutlined';
import { lazy } from '../app/lazy';
import { defineResource } from '../app/manifest';

export default defineResource({
	name: 'projects',
	group: 'work',
	icon,
	list: lazy(() => import('./ProjectList')),
	show: lazy(() => import('./ProjectShow')),
	edit: lazy(() => import('./ProjectEdit')),
	create: lazy(() => import('./ProjectCreate')),
	recordRepresentation: 'title',
	module: 'project',
	tones: { in_progress: 'info', completed: 'success' },
});
