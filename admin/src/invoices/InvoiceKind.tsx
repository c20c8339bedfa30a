import { Alert, Link } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { choiceKey } from '../components/choices';
import type { InvoiceRow } from '../data-provider/rows';

/** Above everything else: the kind of an invoice that is not an ordinary one, with a link to what it belongs to. */
export function InvoiceKind() {
	const invoice = useRecordContext<InvoiceRow>()!;
	const translate = useTranslate();
	if (invoice.kind === 'invoice') return null;
	const original = invoice.related_invoice;
	return (
		<Alert severity="info" sx={{ mb: 2, py: 0.25 }}>
			<strong>{translate(choiceKey('invoices', 'kind', invoice.kind))}</strong>
			{original && (
				<>
					{' – '}
					<Link component={RouterLink} to={`/invoices/${original.id}/show`}>
						{translate(invoice.kind === 'cancellation' ? 'trace.cancels' : 'trace.corrects', { number: original.number })}
					</Link>
				</>
			)}
			{invoice.quote && (
				<>
					{' – '}
					<Link component={RouterLink} to={`/quotes/${invoice.quote.id}/show`}>
						{translate('trace.from_quote', { number: invoice.quote.number })}
					</Link>
				</>
			)}
		</Alert>
	);
}
