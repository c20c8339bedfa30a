import icon from '@mui/icons-material/PaymentsOutlined';
import { lazy } from 'react';

export default { list: lazy(() => import('./PaymentList')), icon };
