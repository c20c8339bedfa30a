import { RecordContextProvider, ReferenceField } from 'react-admin';
import type { DunningRow, PaymentRow } from '../data-provider/rows';

/** Of what belongs to an invoice: those of a whole page are asked for at once. */
export const CustomerOfInvoice = ({ record, isLinked }: { record: PaymentRow | DunningRow; isLinked?: boolean }) => (
	<RecordContextProvider value={record}>
		<ReferenceField source="invoice.customer_id" reference="customers" link={isLinked ? 'show' : false} />
	</RecordContextProvider>
);
