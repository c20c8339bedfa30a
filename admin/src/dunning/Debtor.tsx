import { ReferenceField } from 'react-admin';

/** Whom the invoice is to: all of a page are asked for at once. */
export const Debtor = ({ isLinked }: { isLinked?: boolean }) => (
	<ReferenceField source="invoice.customer_id" reference="customers" link={isLinked && 'show'} />
);
