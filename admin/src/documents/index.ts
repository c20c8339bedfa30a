import icon from '@mui/icons-material/FileCopyOutlined';
import { lazy } from 'react';

export default {
	list: lazy(() => import('./DocumentList')),
	show: lazy(() => import('./DocumentShow')),
	edit: lazy(() => import('./DocumentEdit')),
	icon,
	recordRepresentation: 'title',
};
