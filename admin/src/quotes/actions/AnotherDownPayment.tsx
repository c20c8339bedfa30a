import type { RaRecord } from 'react-admin';
import InvoiceFromQuote from './InvoiceFromQuote';

export default function AnotherDownPayment(props: { quote: RaRecord; onClose: () => void }) {
	return <InvoiceFromQuote {...props} isAnother />;
}
