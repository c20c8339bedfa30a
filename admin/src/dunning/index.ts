import icon from '@mui/icons-material/NotificationImportantOutlined';
import { lazy } from 'react';

export default { list: lazy(() => import('./DunningList')), icon, recordRepresentation: 'number' };
