import { useTranslate } from 'react-admin';
import { Detail, DetailSection } from '../components/Detail';
import { Aside, RecordPage } from '../components/RecordPage';
import { Value } from '../components/Value';
import type { InvoiceRow } from '../data-provider/rows';
import { DocumentLines } from '../document-lines/DocumentLines';
import { DocumentsOf } from '../documents/DocumentsOf';
import { MailLog } from '../mail/MailLog';
import { InvoiceActions } from './InvoiceActions';
import { InvoiceFigures } from './InvoiceFigures';
import { InvoiceKind } from './InvoiceKind';
import { InvoicePayments } from './InvoicePayments';
import { InvoiceStatus } from './InvoiceStatus';
import { InvoiceTimeline } from './InvoiceTimeline';
import { InvoiceTotals } from './InvoiceTotals';

export default function InvoiceShow() {
	const translate = useTranslate();
	return (
		<RecordPage<InvoiceRow>
			embed={['customer_id', 'contact_id', 'project_id', 'related_invoice_id', 'quote_id']}
			name={({ number }) => number ?? translate('resources.invoices.draft')}
			status={(invoice) => <InvoiceStatus invoice={invoice} />}
			about={(invoice) => [
				<Value key="customer" record={invoice} resource="invoices" source="customer_id" as="related" reference="customers" />,
				invoice.title,
			]}
			figures={(invoice) => <InvoiceFigures invoice={invoice} />}
			actions={(invoice) => <InvoiceActions invoice={invoice} />}
			isLocked={({ status }) => status !== 'draft'}
		>
			<InvoiceKind />
			<DetailSection title="section.invoice">
				<Detail source="kind" as="choice" />
				<Detail source="contact_id" as="related" reference="contacts" />
				<Detail source="project_id" as="related" reference="projects" />
				<Detail source="related_invoice_id" as="related" reference="invoices" />
				<Detail source="quote_id" as="related" reference="quotes" />
				<Detail source="issued_date" as="day" />
				<Detail source="service_from" as="day" />
				<Detail source="service_to" as="day" />
			</DetailSection>
			<DocumentLines collection="invoice_lines" target="invoice_id">
				<InvoiceTotals />
			</DocumentLines>
			<InvoicePayments />
			<MailLog collection="invoices" />
			<Aside>
				<InvoiceTimeline />
			</Aside>
			<DetailSection title="section.terms">
				<Detail source="exchange_rate" />
				<Detail source="exchange_rate_date" as="date" />
				<Detail source="price_mode" as="choice" />
				<Detail source="discount_percent" as="percent" />
				<Detail source="payment_terms_days" as="number" />
				<Detail source="skonto_percent" as="percent" />
				<Detail source="skonto_days" as="number" />
				<Detail source="is_dunning_paused" as="boolean" />
				<Detail source="order_number" />
				<Detail source="buyer_reference" />
				<Detail source="leitweg_id" />
				<Detail source="sent_at" as="dateTime" />
				<Detail source="cancelled_at" as="dateTime" />
				<Detail source="intro_text" as="multiline" isWide />
				<Detail source="closing_text" as="multiline" isWide />
			</DetailSection>
			<DocumentsOf />
		</RecordPage>
	);
}
