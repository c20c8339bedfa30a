import type { Invoice } from '@kontor/directus-extension/contracts';
import { Value } from '../components/Value';
import { InvoiceStatus } from './InvoiceStatus';

/** An invoice among those of something else, on a phone. */
export const invoiceCard = {
	title: ({ number, title }: Invoice) => number ?? title,
	end: (invoice: Invoice) => <Value record={invoice} resource="invoices" source="total" as="money" />,
	endText: (invoice: Invoice) => <InvoiceStatus invoice={invoice} />,
};
