import type { Contact, Invoice, Project } from '@kontor/directus-extension/contracts';
import { BillTimeButton } from '../billing/BillTimeButton';
import { Column } from '../components/Column';
import { Detail, DetailSection } from '../components/Detail';
import { Face } from '../components/Face';
import { RecordPage } from '../components/RecordPage';
import { RecordTab, RecordTabs } from '../components/RecordTabs';
import { RelatedTable } from '../components/RelatedTable';
import { Value } from '../components/Value';
import type { CustomerRow } from '../data-provider/rows';
import { DocumentsOf } from '../documents/DocumentsOf';
import { InvoiceStatus } from '../invoices/InvoiceStatus';
import { invoiceCard } from '../invoices/invoice-card';
import { CustomerCredit } from './CustomerCredit';
import { CustomerFigures } from './CustomerFigures';

export default function CustomerShow() {
	return (
		<RecordPage<CustomerRow>
			embed={['owner_id']}
			sign={({ name }) => <Face name={name} size={40} isCompany />}
			status={(customer) => <Value record={customer} resource="customers" source="lifecycle" as="status" />}
			about={(customer) => [
				customer.number,
				customer.email && <Value record={customer} resource="customers" source="email" as="email" />,
				customer.phone && <Value record={customer} resource="customers" source="phone" as="phone" />,
				customer.city,
			]}
			figures={(customer) => <CustomerFigures customer={customer} />}
			actions={({ id }) => <BillTimeButton start={{ customer_id: id }} />}
		>
			<CustomerCredit />
			<DetailSection title="section.profile">
				<Detail source="type" as="choice" />
				<Detail source="website" as="url" />
				<Detail source="industry" />
				<Detail source="owner_id" as="related" reference="employees" />
				<Detail source="tags" as="tags" />
				<Detail
					source="street"
					label="section.address"
					render={({ street, zip, city, country }: CustomerRow) =>
						[street, [zip, city].filter(Boolean).join(' '), country === 'DE' ? '' : country].filter(Boolean).join(', ')
					}
				/>
				<Detail source="address" as="multiline" />
				<Detail source="notes" as="multiline" isWide />
			</DetailSection>
			<DetailSection title="section.billing">
				<Detail source="billing_email" as="email" />
				<Detail source="payment_terms_days" as="number" />
				<Detail source="hourly_rate" as="money" />
				<Detail source="skonto_percent" as="percent" />
				<Detail source="skonto_days" as="number" />
				<Detail source="currency" as="choice" />
				<Detail source="language" as="choice" />
				<Detail source="invoice_format" as="choice" />
				<Detail source="vat_id" />
				<Detail source="tax_id" />
				<Detail source="leitweg_id" />
				<Detail source="buyer_reference" />
			</DetailSection>
			<RecordTabs>
				<RecordTab reference="invoices">
					<RelatedTable<Invoice>
						reference="invoices"
						target="customer_id"
						sort={{ field: 'issued_date', order: 'DESC' }}
						card={{ ...invoiceCard, text: (invoice) => <Value record={invoice} resource="invoices" source="due_date" as="day" /> }}
					>
						<Column source="number" isMain />
						<Column source="title" />
						<Column source="status" render={(invoice: Invoice) => <InvoiceStatus invoice={invoice} />} />
						<Column source="issued_date" as="day" />
						<Column source="due_date" as="day" />
						<Column source="total" as="money" />
					</RelatedTable>
				</RecordTab>
				<RecordTab reference="projects">
					<RelatedTable<Project>
						reference="projects"
						target="customer_id"
						sort={{ field: 'created_at', order: 'DESC' }}
						card={{
							title: ({ title }) => title,
							text: ({ number }) => number,
							end: (project) => <Value record={project} resource="projects" source="status" as="status" />,
						}}
					>
						<Column source="title" isMain />
						<Column source="number" />
						<Column source="status" as="status" />
						<Column source="end_date" as="day" />
					</RelatedTable>
				</RecordTab>
				<RecordTab reference="contacts">
					<RelatedTable<Contact>
						reference="contacts"
						target="customer_id"
						sort={{ field: 'lastname', order: 'ASC' }}
						card={{
							title: ({ firstname, lastname }) => `${firstname ?? ''} ${lastname}`,
							text: ({ position }) => position,
							end: ({ phone }) => phone,
						}}
					>
						<Column
							source="lastname"
							label="resources.contacts.fields.name"
							render={({ firstname, lastname }: Contact) => [firstname, lastname].filter(Boolean).join(' ')}
							isMain
						/>
						<Column source="position" />
						<Column source="email" as="email" />
						<Column source="phone" as="phone" sortBy={false} />
					</RelatedTable>
				</RecordTab>
				<RecordTab reference="documents">
					<DocumentsOf />
				</RecordTab>
			</RecordTabs>
		</RecordPage>
	);
}
