import { formatCents, type Invoice, METHODS, parseCents } from '@kontor/directus-extension/contracts';
import { Alert, Box, FormControlLabel, Switch, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { TextInput, useDataProvider, useTranslate } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import { ActionDialog } from '../../components/ActionDialog';
import { ChoiceInput, DayInput, DecimalInput } from '../../components/inputs';
import type { KontorDataProvider } from '../../data-provider';
import { codeOf } from '../../data-provider/errors';
import { isoDay, useFormats } from '../../i18n/format';
import type { InvoiceDialogProps } from '../InvoiceActions';

export default function RecordPayment({ invoice, onClose }: InvoiceDialogProps) {
	const translate = useTranslate();
	const [isOver, setOver] = useState(false);
	return (
		<ActionDialog
			verb="recordPayment"
			title={translate('actions.pay_title', { number: invoice.number })}
			label={translate('actions.pay')}
			resource="payments"
			defaults={{
				amount: invoice.open_amount,
				payment_date: isoDay(new Date()),
				method: 'bank_transfer',
				skonto: false,
				allow_overpayment: false,
			}}
			input={({ skonto, allow_overpayment, reference, note, ...given }) => ({
				id: invoice.id,
				...given,
				...(reference ? { reference } : {}),
				...(note ? { note } : {}),
				...(skonto ? { skonto: true } : {}),
				...(allow_overpayment ? { allow_overpayment: true } : {}),
			})}
			said="actions.paid"
			onRefused={(error) => {
				const isOverpayment = codeOf(error) === 'OVERPAYMENT';
				setOver(isOverpayment);
				return isOverpayment;
			}}
			onClose={onClose}
		>
			<Inputs invoice={invoice} isOver={isOver} />
		</ActionDialog>
	);
}

function Inputs({ invoice, isOver }: { invoice: Invoice; isOver: boolean }) {
	const translate = useTranslate();
	const { money } = useFormats();
	const { setValue } = useFormContext();
	const [amount, allow] = useWatch({ name: ['amount', 'allow_overpayment'] });
	const excess = /^\d+(\.\d{1,2})?$/.test(amount ?? '') ? parseCents(amount) - parseCents(invoice.open_amount) : 0n;
	return (
		<>
			<Typography color="text.secondary">
				{translate('actions.open_amount', { amount: money(invoice.open_amount, invoice.currency) })}
			</Typography>
			<Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(2, minmax(0, 1fr))', gap: 2 }}>
				<DecimalInput source="amount" scale={2} digits={2} unit={invoice.currency} isRequired />
				<DayInput source="payment_date" isRequired />
			</Box>
			<Skonto invoice={invoice} />
			{excess > 0n && (
				<Alert severity={isOver && !allow ? 'error' : 'warning'} role="alert">
					{translate('actions.overpaid', { amount: money(formatCents(excess), invoice.currency) })}
					<FormControlLabel
						sx={{ display: 'flex', mt: 0.5, ml: 0, gap: 1 }}
						control={<Switch size="small" checked={!!allow} onChange={({ target }) => setValue('allow_overpayment', target.checked)} />}
						label={translate('actions.overpaid_take')}
					/>
				</Alert>
			)}
			<ChoiceInput source="method" only={METHODS} isRequired />
			<TextInput source="reference" />
			<TextInput source="note" />
		</>
	);
}

/** Offered while its term runs on the day that was paid; taking it puts the amount that then settles the invoice. */
function Skonto({ invoice }: { invoice: Invoice }) {
	const translate = useTranslate();
	const { money, day, percent } = useFormats();
	const { setValue } = useFormContext();
	const [paidOn, isTaken] = useWatch({ name: ['payment_date', 'skonto'] });
	const provider = useDataProvider<KontorDataProvider>();
	const { data: skonto } = useQuery({
		queryKey: ['invoices', 'skonto', invoice.id, invoice.open_amount],
		queryFn: () => provider.invoiceSkonto({ id: invoice.id }),
	});
	if (!skonto) return null;
	const isLate = (paidOn ?? '') > skonto.until;
	const take = (isWanted: boolean) => {
		setValue('skonto', isWanted, { shouldDirty: true });
		setValue('amount', isWanted ? skonto.payable : invoice.open_amount, { shouldDirty: true });
	};
	return (
		<Alert severity="info" icon={false}>
			{isLate
				? translate('actions.skonto_late', { day: day(skonto.until) })
				: translate('actions.skonto', {
						percent: percent(invoice.skonto_percent),
						amount: money(skonto.payable, invoice.currency),
						open: money(invoice.open_amount, invoice.currency),
						day: day(skonto.until),
					})}
			{(!isLate || isTaken) && (
				<FormControlLabel
					sx={{ display: 'flex', mt: 0.5, ml: 0, gap: 1 }}
					control={<Switch size="small" checked={!!isTaken} onChange={({ target }) => take(target.checked)} />}
					label={translate('actions.skonto_take', { amount: money(skonto.amount, invoice.currency) })}
				/>
			)}
		</Alert>
	);
}
