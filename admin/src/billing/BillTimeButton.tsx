import RequestQuoteOutlined from '@mui/icons-material/RequestQuoteOutlined';
import { Button } from '@mui/material';
import { Suspense, useState } from 'react';
import { useTranslate } from 'react-admin';
import { lazy } from '../app/lazy';
import { useRights } from '../auth/use-rights';

const BillTime = lazy(() => import('./BillTime'));

export interface BillTimeStart {
	customer_id?: string;
	project_id?: string;
}

export function BillTimeButton({ start = {}, variant = 'outlined' }: { start?: BillTimeStart; variant?: 'outlined' | 'text' }) {
	const translate = useTranslate();
	const { can } = useRights();
	const [isOpen, setOpen] = useState(false);
	if (!can('billing.write')) return null;
	return (
		<>
			<Button variant={variant} startIcon={<RequestQuoteOutlined />} onClick={() => setOpen(true)} sx={{ flexShrink: 0 }}>
				{translate('bill.action')}
			</Button>
			{isOpen && (
				<Suspense fallback={null}>
					<BillTime start={start} onClose={() => setOpen(false)} />
				</Suspense>
			)}
		</>
	);
}
