import { isReversal, openAmount } from '@kontor/directus-extension/contracts';
import { Figures } from '../components/Figures';
import type { InvoiceRow } from '../data-provider/rows';
import { useFormats } from '../i18n/format';
import { useDue } from './DueDate';
import { isOverdue } from './due';

/** What it is about, what is still to come, and by when. */
export function InvoiceFigures({ invoice }: { invoice: InvoiceRow }) {
	const { money, day } = useFormats();
	const due = useDue(invoice);
	const isIssued = invoice.status !== 'draft';
	const isLate = isOverdue(invoice, new Date());
	const open = openAmount(invoice);
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
