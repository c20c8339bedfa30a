import type { Invoice } from '@kontor/directus-extension/contracts';
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormats } from '../i18n/format';
import { daysLeft } from './due';

/** Further away, the day itself says more. */
const NEAR = 30;

/** In a list: how far away it is while money is still open, else the day. */
export function DueDate({ invoice }: { invoice: Invoice }) {
	const translate = useTranslate();
	const { day, fromToday } = useFormats();
	if (!invoice.due_date) return null;
	const left = daysLeft(invoice, new Date());
	const isLate = left !== undefined && left < 0;
	const distance = isLate
		? translate('resources.invoices.since_days', { smart_count: -left })
		: left !== undefined && left <= NEAR
			? fromToday(invoice.due_date)
			: undefined;
	return (
		<Box component="span" sx={isLate ? { color: 'error.main' } : undefined} title={distance && day(invoice.due_date)}>
			{distance ?? day(invoice.due_date)}
		</Box>
	);
}
