import type { Invoice } from '@kontor/directus-extension/contracts';
import { useTranslate } from 'react-admin';
import { Column } from '../components/Column';
import { Detail, DetailSection } from '../components/Detail';
import { RecordPage } from '../components/RecordPage';
import { RelatedTable } from '../components/RelatedTable';
import { Value } from '../components/Value';
import type { QuoteRow } from '../data-provider/rows';
import { DocumentLines } from '../document-lines/DocumentLines';
import { DocumentsOf } from '../documents/DocumentsOf';
import { InvoiceStatus } from '../invoices/InvoiceStatus';
import { InvoiceTotals } from '../invoices/InvoiceTotals';
import { invoiceCard } from '../invoices/invoice-card';
import { MailLog } from '../mail/MailLog';
import { NewerVersion } from './NewerVersion';
import { QuoteActions } from './QuoteActions';
import { QuoteFigures } from './QuoteFigures';
import { quoteNumber } from './quote-number';

export default function QuoteShow() {
	const translate = useTranslate();
	return (
		<RecordPage<QuoteRow>
			embed={['customer_id', 'contact_id', 'project_id', 'previous_quote_id']}
			name={(quote) => quoteNumber(quote) ?? translate('resources.quotes.draft')}
			status={(quote) => <Value record={quote} resource="quotes" source="status" as="status" />}
			about={(quote) => [
				<Value key="customer" record={quote} resource="quotes" source="customer_id" as="related" reference="customers" />,
				quote.title,
			]}
			figures={(quote) => <QuoteFigures quote={quote} />}
			actions={(quote) => <QuoteActions quote={quote} />}
			isLocked={({ status }) => status !== 'draft'}
		>
			<NewerVersion />
			<DetailSection title="section.quote">
				<Detail source="previous_quote_id" as="related" reference="quotes" />
				<Detail source="contact_id" as="related" reference="contacts" />
				<Detail source="project_id" as="related" reference="projects" />
				<Detail source="issued_date" as="day" />
				<Detail source="sent_at" as="dateTime" />
				<Detail source="decided_at" as="dateTime" />
				<Detail source="decline_reason" as="multiline" />
			</DetailSection>
			<DocumentLines collection="quote_lines" target="quote_id">
				<InvoiceTotals />
			</DocumentLines>
			<RelatedTable reference="invoices" target="quote_id" sort={{ field: 'created_at', order: 'ASC' }} hasNoCreate card={invoiceCard}>
				<Column source="number" render={({ number }: Invoice) => number ?? '–'} isMain />
				<Column source="kind" as="choice" />
				<Column source="title" />
				<Column source="status" render={(invoice: Invoice) => <InvoiceStatus invoice={invoice} />} />
				<Column source="total" as="money" />
			</RelatedTable>
			<MailLog collection="quotes" />
			<DetailSection title="section.terms">
				<Detail source="price_mode" as="choice" />
				<Detail source="discount_percent" as="percent" />
				<Detail source="currency" as="choice" />
				<Detail source="intro_text" as="multiline" isWide />
				<Detail source="closing_text" as="multiline" isWide />
			</DetailSection>
			<DocumentsOf />
		</RecordPage>
	);
}
