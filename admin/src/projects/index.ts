import icon from '@mui/icons-material/FolderOutlined';
import { lazy } from 'react';

export default {
	list: lazy(() => import('./ProjectList')),
	show: lazy(() => import('./ProjectShow')),
	edit: lazy(() => import('./ProjectEdit')),
	create: lazy(() => import('./ProjectCreate')),
	icon,
	recordRepresentation: 'title',
};
