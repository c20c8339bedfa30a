import type { Invoice } from '@kontor/directus-extension/contracts';
import { useTranslate } from 'react-admin';
import { toneOf } from '../app/resources';
import { choiceKey } from '../components/choices';
import { StatusChip } from '../components/StatusChip';
import { isOverdue } from './due';

/** Shows an overdue invoice as overdue, even before the nightly run has marked it. */
export function InvoiceStatus({ invoice }: { invoice: Invoice }) {
	const translate = useTranslate();
	const status = isOverdue(invoice, new Date()) ? 'overdue' : invoice.status;
	return <StatusChip value={status} tone={toneOf('invoices', status)} label={translate(choiceKey('invoices', 'status', status))} />;
}
