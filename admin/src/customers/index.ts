import icon from '@mui/icons-material/BusinessOutlined';
import { lazy } from 'react';

export default {
	list: lazy(() => import('./CustomerList')),
	icon,
	recordRepresentation: 'name',
};
