import { Typography } from '@mui/material';
import { TextInput, useDataProvider, useNotify, useTranslate } from 'react-admin';
import { ActionDialog } from '../../components/ActionDialog';
import type { InvoiceDialogProps } from '../InvoiceActions';

export default function CancelInvoice({ invoice, onClose }: InvoiceDialogProps) {
	const translate = useTranslate();
	const notify = useNotify();
	const provider = useDataProvider();
	return (
		<ActionDialog
			verb="cancelInvoice"
			title={translate('actions.cancel_title', { number: invoice.number })}
			label={translate('actions.cancel')}
			tone="error"
			resource="invoices"
			input={({ reason }) => ({ id: invoice.id, ...(reason ? { reason } : {}) })}
			onDone={async ({ cancellation_id }) => {
				const { data } = await provider.getOne('invoices', { id: cancellation_id });
				notify('actions.cancelled', { type: 'success', messageArgs: { number: data.number } });
			}}
			onClose={onClose}
		>
			<Typography color="text.secondary">{translate('actions.cancel_text')}</Typography>
			<TextInput source="reason" label="actions.reason" multiline minRows={2} autoFocus />
		</ActionDialog>
	);
}
