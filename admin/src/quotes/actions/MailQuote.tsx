import type { Quote } from '@kontor/directus-extension/contracts';
import { useGetResourceLabel } from 'react-admin';
import SendMail from '../../mail/SendMail';

export default function MailQuote({ quote, onClose }: { quote: Quote; onClose: () => void }) {
	const label = useGetResourceLabel();
	return <SendMail collection="quotes" id={quote.id} document={`${label('quotes', 1)} ${quote.number}`} onClose={onClose} />;
}
