import { formatCents, type Invoice, isReversal, parseCents, type Quote } from '@kontor/directus-extension/contracts';
import { Box, Link } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { useRights } from '../auth/use-rights';
import { useFormats } from '../i18n/format';
import { WEIGHT } from '../theme/tokens';
import { isOverdue } from './due';

const isInvoice = (document: Invoice | Quote): document is Invoice => 'open_amount' in document;

/** Of an invoice, or of a quote, on which nothing is paid. Once it is issued, what was paid stays to be seen. */
export function InvoiceTotals() {
	const document = useRecordContext<Invoice | Quote>()!;
	const translate = useTranslate();
	const { money } = useFormats();
	const { may } = useRights();
	const invoice = isInvoice(document) ? document : undefined;
	const payable = invoice && invoice.status !== 'draft' && !isReversal(invoice) ? invoice : undefined;
	const corrected = payable ? parseCents(payable.credited_amount ?? '0') : 0n;
	// What was paid too much is the customer's credit.
	const credit = payable ? parseCents(payable.paid_amount) - (parseCents(payable.total) - corrected) : 0n;
	const rows: [field: string, amount: string, isStrong?: boolean][] = [
		['net_total', document.net_total],
		['tax_total', document.tax_total],
		['total', document.total, true],
		...(payable
			? ([
					...(corrected > 0n ? [[payable.status === 'cancelled' ? 'cancelled' : 'corrected', formatCents(-corrected)]] : []),
					['paid_amount', payable.paid_amount],
					...(credit > 0n ? [['overpaid', formatCents(credit)]] : []),
					['open_amount', payable.open_amount, true],
				] as [string, string, boolean?][])
			: []),
	];
	const labelOf = (field: string) => translate(`resources.invoices.fields.${field}`);
	return (
		<Box component="dl" sx={{ m: 0, p: 2, ml: 'auto', maxWidth: 320, display: 'grid', gridTemplateColumns: '1fr auto', gap: '4px 24px' }}>
			{rows.map(([field, amount, isStrong]) => (
				<Box key={field} sx={{ display: 'contents', fontWeight: isStrong ? WEIGHT.strong : WEIGHT.normal }}>
					<Box component="dt" sx={{ color: isStrong ? 'text.primary' : 'text.secondary', fontWeight: 'inherit' }}>
						{field === 'overpaid' && may('read', 'customers') ? (
							<Link component={RouterLink} to={`/customers/${document.customer_id}/show`}>
								{labelOf(field)}
							</Link>
						) : (
							labelOf(field)
						)}
					</Box>
					<Box
						component="dd"
						sx={{
							m: 0,
							textAlign: 'right',
							fontWeight: 'inherit',
							color: field === 'open_amount' && invoice && isOverdue(invoice, new Date()) ? 'error.main' : undefined,
						}}
					>
						{money(amount, document.currency)}
					</Box>
				</Box>
			))}
		</Box>
	);
}
