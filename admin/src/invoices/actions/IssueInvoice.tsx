import { Alert, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider, useNotify, useTranslate } from 'react-admin';
import { ActionDialog } from '../../components/ActionDialog';
import { MissingList } from '../../components/MissingList';
import type { KontorDataProvider } from '../../data-provider';
import type { InvoiceDialogProps } from '../InvoiceActions';

/** What is missing is said before anybody presses the button, and again by the server if it changed meanwhile. */
export default function IssueInvoice({ invoice, onClose }: InvoiceDialogProps) {
	const translate = useTranslate();
	const notify = useNotify();
	const provider = useDataProvider<KontorDataProvider>();
	const { data, isPending } = useQuery({
		queryKey: ['invoices', 'checks', invoice.id],
		queryFn: () => provider.invoiceChecks({ id: invoice.id }),
		staleTime: 0,
	});
	const missing = data?.missing ?? [];
	return (
		<ActionDialog
			verb="issueInvoice"
			title={translate('actions.issue_title')}
			label={translate('actions.issue')}
			resource="invoices"
			isDisabled={isPending || missing.length > 0}
			input={() => ({ id: invoice.id })}
			onDone={({ number }) => notify('actions.issued', { type: 'success', messageArgs: { number } })}
			onClose={onClose}
		>
			{isPending ? (
				<Typography color="text.secondary">{translate('actions.checking')}</Typography>
			) : missing.length > 0 ? (
				<MissingList missing={missing} document={`/invoices/${invoice.id}`} />
			) : (
				data && <Alert severity="success">{translate('actions.complete')}</Alert>
			)}
			<Typography color="text.secondary">{translate('actions.issue_text')}</Typography>
		</ActionDialog>
	);
}
