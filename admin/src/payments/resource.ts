import icon from '@mui/icons-material/PaymentsOutlined';
import { lazy } from '../app/lazy';
import { defineResource } from '../app/manifest';

export default defineResource({ name: 'payments', group: 'billing', icon, list: lazy(() => import('./PaymentList')) });
