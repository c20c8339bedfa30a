import type { Invoice } from '@kontor/directus-extension/contracts';
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormats } from '../i18n/format';
import { daysLeft } from './due';

/** The day, and how far away it is while money is still open. */
export function DueDate({ invoice, isShort }: { invoice: Invoice; isShort?: boolean }) {
	const { day } = useFormats();
	const translate = useTranslate();
	if (!invoice.due_date) return '–';
	const left = daysLeft(invoice, new Date());
	const isLate = left !== undefined && left < 0;
	const text =
		left === undefined
			? ''
			: isLate
				? translate('resources.invoices.overdue_days', { smart_count: -left })
				: left === 0
					? translate('resources.invoices.due_today')
					: translate('resources.invoices.due_in_days', { smart_count: left });
	return (
		<Box component="span" sx={isLate ? { color: 'error.main', fontWeight: 600 } : undefined} title={isShort ? text : undefined}>
			{day(invoice.due_date)}
			{!isShort && text && ` (${text})`}
		</Box>
	);
}
