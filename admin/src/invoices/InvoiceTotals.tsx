import { formatCents, parseCents } from '@kontor/directus-extension/contracts';
import { Box } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import { useFormats } from '../i18n/format';
import { isOverdue } from './due';
import { openAmount } from './open-amount';

/** Of an invoice, or of a quote, on which nothing is paid. */
export function InvoiceTotals() {
	const invoice = useRecordContext()!;
	const translate = useTranslate();
	const { money } = useFormats();
	const open = invoice.open_amount === undefined ? null : openAmount(invoice);
	// A total of which neither was paid nor is open: corrections have taken it back.
	const corrected = open === null ? 0n : parseCents(open) + parseCents(invoice.paid_amount) - parseCents(invoice.total);
	const rows: [field: string, amount: string, isStrong?: boolean][] = [
		['net_total', invoice.net_total],
		['tax_total', invoice.tax_total],
		['total', invoice.total, true],
		...(open === null
			? []
			: ([
					...(corrected < 0n ? [['corrected', formatCents(corrected)]] : []),
					['paid_amount', invoice.paid_amount],
					['open_amount', open, true],
				] as [string, string, boolean?][])),
	];
	return (
		<Box component="dl" sx={{ m: 0, p: 2, ml: 'auto', maxWidth: 320, display: 'grid', gridTemplateColumns: '1fr auto', gap: '4px 24px' }}>
			{rows.map(([field, amount, isStrong]) => (
				<Box key={field} sx={{ display: 'contents', fontWeight: isStrong ? 650 : 400 }}>
					<Box component="dt" sx={{ color: isStrong ? 'text.primary' : 'text.secondary', fontWeight: 'inherit' }}>
						{translate(`resources.invoices.fields.${field}`)}
					</Box>
					<Box
						component="dd"
						sx={{
							m: 0,
							textAlign: 'right',
							fontWeight: 'inherit',
							color: field === 'open_amount' && isOverdue(invoice, new Date()) ? 'error.main' : undefined,
						}}
					>
						{money(amount, invoice.currency)}
					</Box>
				</Box>
			))}
		</Box>
	);
}
