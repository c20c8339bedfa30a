import { mayBeReversed, type Payment } from '@kontor/directus-extension/contracts';
import Undo from '@mui/icons-material/Undo';
import { IconButton, Tooltip } from '@mui/material';
import { Suspense, useState } from 'react';
import { useTranslate } from 'react-admin';
import { lazy } from '../app/lazy';
import { useRights } from '../auth/use-rights';

const ReversePayment = lazy(() => import('./ReversePayment'));

interface Props {
	payment: Payment;
	currency: string;
	/** The ids of the payments that were taken back. */
	reversed: ReadonlySet<string>;
}

export function ReverseButton({ payment, currency, reversed }: Props) {
	const translate = useTranslate();
	const { can } = useRights();
	const [isOpen, setOpen] = useState(false);
	if (!can('payments.create') || !mayBeReversed(payment, reversed)) return null;
	return (
		<>
			<Tooltip title={translate('actions.reverse')}>
				<IconButton
					size="small"
					onClick={(event) => {
						event.stopPropagation();
						setOpen(true);
					}}
					aria-label={translate('actions.reverse')}
					// A row with it is not higher than one without.
					sx={{ my: -0.75 }}
				>
					<Undo fontSize="small" />
				</IconButton>
			</Tooltip>
			{isOpen && (
				<Suspense fallback={null}>
					<ReversePayment payment={payment} currency={currency} onClose={() => setOpen(false)} />
				</Suspense>
			)}
		</>
	);
}
