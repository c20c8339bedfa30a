import icon from '@mui/icons-material/BusinessOutlined';
import { lazy } from 'react';

export default {
	list: lazy(() => import('./CustomerList')),
	show: lazy(() => import('./CustomerShow')),
	edit: lazy(() => import('./CustomerEdit')),
	create: lazy(() => import('./CustomerCreate')),
	icon,
	recordRepresentation: 'name',
};
