import { REFUND_METHODS } from '@kontor/directus-extension/contracts';
import { TextInput, useTranslate } from 'react-admin';
import { ActionDialog } from '../components/ActionDialog';
import { ChoiceInput, DayInput, DecimalInput } from '../components/inputs';
import { isoDay } from '../i18n/format';

interface Props {
	customerId: string;
	credit: { currency: string; balance: string };
	onClose: () => void;
}

export default function RefundCredit({ customerId, credit, onClose }: Props) {
	const translate = useTranslate();
	return (
		<ActionDialog
			verb="refundCredit"
			title={translate('actions.refund_title')}
			label={translate('actions.refund')}
			resource="payments"
			defaults={{ amount: credit.balance, payment_date: isoDay(new Date()), method: 'bank_transfer' }}
			input={({ reference, note, ...given }) => ({
				id: customerId,
				currency: credit.currency,
				...given,
				...(reference ? { reference } : {}),
				...(note ? { note } : {}),
			})}
			said="actions.refunded"
			onClose={onClose}
		>
			<DecimalInput source="amount" scale={2} digits={2} unit={credit.currency} isRequired />
			<DayInput source="payment_date" isRequired />
			<ChoiceInput source="method" only={REFUND_METHODS} isRequired />
			<TextInput source="reference" />
			<TextInput source="note" />
		</ActionDialog>
	);
}
