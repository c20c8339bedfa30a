import { parseCents } from '@kontor/directus-extension/contracts';
import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { ActionDialog } from '../../components/ActionDialog';
import { DecimalInput } from '../../components/inputs';
import { useFormats } from '../../i18n/format';
import type { InvoiceDialogProps } from '../InvoiceActions';

export default function UseCredit({ invoice, credit = '0', onClose }: InvoiceDialogProps) {
	const translate = useTranslate();
	const { money } = useFormats();
	const amount = parseCents(credit) < parseCents(invoice.open_amount) ? credit : invoice.open_amount;
	return (
		<ActionDialog
			verb="useCredit"
			title={translate('actions.use_credit_title', { number: invoice.number })}
			label={translate('actions.use_credit')}
			resource="payments"
			defaults={{ amount }}
			input={(values) => ({ id: invoice.id, amount: values.amount })}
			said="actions.credit_used"
			onClose={onClose}
		>
			<Typography color="text.secondary">
				{translate('actions.use_credit_text', {
					balance: money(credit, invoice.currency),
					open: money(invoice.open_amount, invoice.currency),
				})}
			</Typography>
			<DecimalInput source="amount" scale={2} digits={2} unit={invoice.currency} isRequired />
		</ActionDialog>
	);
}
