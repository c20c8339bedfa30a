import type { Quote } from '@kontor/directus-extension/contracts';
import InvoiceFromQuote from './InvoiceFromQuote';

export default function AnotherDownPayment(props: { quote: Quote; onClose: () => void }) {
	return <InvoiceFromQuote {...props} isAnother />;
}
