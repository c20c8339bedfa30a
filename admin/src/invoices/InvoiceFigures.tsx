import { isReversal, openAmount } from '@kontor/directus-extension/contracts';
import { useTranslate } from 'react-admin';
import { Figures } from '../components/Figures';
import type { InvoiceRow } from '../data-provider/rows';
import { useFormats } from '../i18n/format';
import { daysLeft, isOverdue } from './due';

/** What it is about, what is still to come, and by when. */
export function InvoiceFigures({ invoice }: { invoice: InvoiceRow }) {
	const { money, day } = useFormats();
	const translate = useTranslate();
	const left = daysLeft(invoice, new Date());
	const due =
		left === undefined
			? undefined
			: left < 0
				? translate('resources.invoices.overdue_days', { smart_count: -left })
				: left === 0
					? translate('resources.invoices.due_today')
					: translate('resources.invoices.due_in_days', { smart_count: left });
	const isIssued = invoice.status !== 'draft';
	const isLate = isOverdue(invoice, new Date());
	const open = openAmount(invoice) ?? '0';
	return (
		<Figures
			figures={[
				{ label: 'resources.invoices.fields.total', value: money(invoice.total, invoice.currency) },
				isIssued &&
					!isReversal(invoice) && {
						label: 'resources.invoices.fields.open_amount',
						value: money(open, invoice.currency),
						tone: isLate ? 'error' : undefined,
					},
				!!invoice.due_date && {
					label: 'resources.invoices.fields.due_date',
					value: day(invoice.due_date),
					hint: due,
					tone: isLate ? 'error' : undefined,
				},
			]}
		/>
	);
}
