import { useTranslate } from 'react-admin';
import { choiceKey } from '../../components/choices';
import SendMail from '../../mail/SendMail';
import type { InvoiceDialogProps } from '../InvoiceActions';

export default function MailInvoice({ invoice, onClose }: InvoiceDialogProps) {
	const translate = useTranslate();
	const kind = translate(choiceKey('invoices', 'kind', invoice.kind));
	return <SendMail collection="invoices" id={invoice.id} document={`${kind} ${invoice.number}`} onClose={onClose} />;
}
