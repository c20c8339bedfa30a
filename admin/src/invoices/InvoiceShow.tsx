import { Detail, Details, Section } from '../components/Detail';
import { RecordPage } from '../components/RecordPage';
import { DueDate } from './DueDate';
import { InvoiceLines } from './InvoiceLines';
import { InvoicePayments } from './InvoicePayments';
import { InvoiceStatus } from './InvoiceStatus';

export default function InvoiceShow() {
	return (
		<RecordPage
			embed={['customer_id', 'contact_id', 'project_id', 'related_invoice_id']}
			aside={(invoice) => <InvoiceStatus invoice={invoice} />}
		>
			<Section title="section.invoice">
				<Details>
					<Detail source="number" isAlways />
					<Detail source="kind" as="choice" />
					<Detail source="customer_id" as="related" reference="customers" isAlways />
					<Detail source="contact_id" as="related" reference="contacts" />
					<Detail source="project_id" as="related" reference="projects" />
					<Detail source="related_invoice_id" as="related" reference="invoices" />
					<Detail source="issued_date" as="day" isAlways />
					<Detail source="due_date" render={(invoice) => <DueDate invoice={invoice} />} />
					<Detail source="service_from" as="day" />
					<Detail source="service_to" as="day" />
					<Detail source="title" isWide />
				</Details>
			</Section>
			<InvoiceLines />
			<InvoicePayments />
			<Section title="section.terms">
				<Details>
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
				</Details>
			</Section>
		</RecordPage>
	);
}
