import type { Payment } from '@kontor/directus-extension/contracts';
import { Typography } from '@mui/material';
import { TextInput, useTranslate } from 'react-admin';
import { ActionDialog } from '../components/ActionDialog';
import { DayInput } from '../components/inputs';
import { isoDay, useFormats } from '../i18n/format';

export default function ReversePayment({ payment, currency, onClose }: { payment: Payment; currency: string; onClose: () => void }) {
	const translate = useTranslate();
	const { money } = useFormats();
	return (
		<ActionDialog
			verb="reversePayment"
			title={translate('actions.reverse_title', { amount: money(payment.amount, currency) })}
			label={translate('actions.reverse')}
			tone="error"
			resource="payments"
			defaults={{ payment_date: isoDay(new Date()) }}
			input={({ note, payment_date }) => ({ id: payment.id, payment_date, ...(note ? { note } : {}) })}
			said="actions.reversed"
			onClose={onClose}
		>
			<Typography color="text.secondary">{translate('actions.reverse_text')}</Typography>
			<DayInput source="payment_date" isRequired />
			<TextInput source="note" autoFocus />
		</ActionDialog>
	);
}
