import { type Invoice, isReversal, type Payment, reversedBy } from '@kontor/directus-extension/contracts';
import { Box, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useGetManyReference, useRecordContext, useTranslate } from 'react-admin';
import { useRights } from '../auth/use-rights';
import { choiceKey } from '../components/choices';
import { Section } from '../components/Detail';
import { useFormats } from '../i18n/format';
import { ReverseButton } from '../payments/ReverseButton';
import { WEIGHT } from '../theme/tokens';

/** On a phone it stands below the day. */
const WIDE = { display: { xs: 'none', sm: 'table-cell' } };

const subjectOf = ({ reference, note }: Payment): string => [reference, note].filter(Boolean).join(' · ');

/** Payments are only ever added; a correction is an entry against an earlier one. */
export function InvoicePayments() {
	const invoice = useRecordContext<Invoice>()!;
	const translate = useTranslate();
	const { day, money } = useFormats();
	const { may } = useRights();
	const isShown = may('read', 'payments') && invoice.status !== 'draft';
	const { data: payments = [], isPending } = useGetManyReference<Payment>(
		'payments',
		{
			target: 'invoice_id',
			id: invoice.id,
			pagination: { page: 1, perPage: 100 },
			sort: { field: 'payment_date', order: 'ASC' },
			filter: {},
		},
		{ enabled: isShown },
	);
	if (!isShown || (isReversal(invoice) && payments.length === 0)) return null;
	const methodOf = ({ method }: Payment): string => translate(choiceKey('payments', 'method', method), { _: method });
	const reversed = reversedBy(payments);
	return (
		<Section
			title="section.payments"
			count={payments.length}
			empty={!isPending && payments.length === 0 ? translate('resources.invoices.no_payments') : undefined}
		>
			{payments.length > 0 && (
				<Box sx={{ overflowX: 'auto' }}>
					<Table size="small">
						<TableHead>
							<TableRow>
								<TableCell>{translate('resources.payments.fields.payment_date')}</TableCell>
								{['method', 'reference'].map((field) => (
									<TableCell key={field} sx={WIDE}>
										{translate(`resources.payments.fields.${field}`)}
									</TableCell>
								))}
								<TableCell align="right">{translate('resources.payments.fields.amount')}</TableCell>
								<TableCell sx={{ width: 48 }} />
							</TableRow>
						</TableHead>
						<TableBody>
							{payments.map((payment) => (
								<TableRow key={payment.id}>
									<TableCell>
										{day(payment.payment_date)}
										<Box sx={{ display: { sm: 'none' }, color: 'text.secondary', overflowWrap: 'anywhere' }}>
											{[methodOf(payment), subjectOf(payment)].filter(Boolean).join(' · ')}
										</Box>
									</TableCell>
									<TableCell sx={WIDE}>{methodOf(payment)}</TableCell>
									<TableCell sx={WIDE}>{subjectOf(payment)}</TableCell>
									<TableCell align="right" sx={{ fontWeight: WEIGHT.strong, whiteSpace: 'nowrap' }}>
										{money(payment.amount, invoice.currency)}
									</TableCell>
									<TableCell align="right" sx={{ py: '0 !important' }}>
										<ReverseButton payment={payment} currency={invoice.currency} reversed={reversed} />
									</TableCell>
								</TableRow>
							))}
						</TableBody>
					</Table>
				</Box>
			)}
		</Section>
	);
}
