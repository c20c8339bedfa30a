import type { Invoice } from '@kontor/directus-extension/contracts';
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormats } from '../i18n/format';
import { daysLeft } from './due';

/** Further away, the day itself says more. */
const NEAR = 30;

/** How far away it is while money is still open: "seit 8 Tagen überfällig"; `isShort`, where the column says what it is about. */
export function useDue(invoice: Invoice, isShort = false): string {
	const translate = useTranslate();
	const { fromToday } = useFormats();
	const left = daysLeft(invoice, new Date());
	if (left === undefined) return '';
	if (left < 0) return translate(isShort ? 'resources.invoices.since_days' : 'resources.invoices.overdue_days', { smart_count: -left });
	if (isShort) return left <= NEAR ? fromToday(invoice.due_date!) : '';
	return left === 0 ? translate('resources.invoices.due_today') : translate('resources.invoices.due_in_days', { smart_count: left });
}

export function DueDate({ invoice, isShort }: { invoice: Invoice; isShort?: boolean }) {
	const { day } = useFormats();
	const distance = useDue(invoice, isShort);
	const left = daysLeft(invoice, new Date());
	if (!invoice.due_date) return null;
	const shown = isShort ? distance || day(invoice.due_date) : `${day(invoice.due_date)}${distance && ` (${distance})`}`;
	return (
		<Box
			component="span"
			sx={left !== undefined && left < 0 ? { color: 'error.main' } : undefined}
			title={isShort ? day(invoice.due_date) : undefined}
		>
			{shown}
		</Box>
	);
}
