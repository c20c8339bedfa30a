import type { RaRecord } from 'react-admin';
import { Value } from '../components/Value';
import { InvoiceStatus } from './InvoiceStatus';

/** An invoice among those of something else, on a phone. */
export const invoiceCard = {
	title: ({ number, title }: RaRecord) => number ?? title,
	end: (invoice: RaRecord) => <Value record={invoice} resource="invoices" source="total" as="money" />,
	endText: (invoice: RaRecord) => <InvoiceStatus invoice={invoice} />,
};
