import type { Invoice, TimeEntry } from '@kontor/directus-extension/contracts';
import { useRecordContext, useTranslate } from 'react-admin';
import { BillTimeButton } from '../billing/BillTimeButton';
import { Column } from '../components/Column';
import { Detail, DetailSection } from '../components/Detail';
import { RecordPage } from '../components/RecordPage';
import { RecordTab, RecordTabs } from '../components/RecordTabs';
import { RelatedTable } from '../components/RelatedTable';
import { Value } from '../components/Value';
import type { ProjectRow } from '../data-provider/rows';
import { DocumentsOf } from '../documents/DocumentsOf';
import { isoDay, useFormats } from '../i18n/format';
import { InvoiceStatus } from '../invoices/InvoiceStatus';
import { invoiceCard } from '../invoices/invoice-card';
import { ProjectBudget } from './ProjectBudget';
import { ProjectFigures } from './ProjectFigures';
import { ProjectSign } from './ProjectSign';

export default function ProjectShow() {
	return (
		<RecordPage<ProjectRow>
			embed={['customer_id', 'lead_id', 'department_id']}
			sign={({ color }) => <ProjectSign color={color} />}
			status={(project) => <Value record={project} resource="projects" source="status" as="status" />}
			about={(project) => [
				project.number,
				project.customer_id && <Value record={project} resource="projects" source="customer_id" as="related" reference="customers" />,
				project.end_date && project.status !== 'completed' && <Ends day={project.end_date} />,
			]}
			figures={(project) => <ProjectFigures project={project} />}
			actions={({ id, customer_id, billing_type }) =>
				customer_id && billing_type !== 'non_billable' && <BillTimeButton start={{ customer_id, project_id: id }} />
			}
		>
			<DetailSection title="section.project">
				<Detail source="lead_id" as="related" reference="employees" />
				<Detail source="department_id" as="related" reference="departments" />
				<Detail source="start_date" as="day" />
				<Detail source="end_date" as="day" />
				<Detail source="tags" as="tags" />
				<Detail source="description" as="multiline" isWide />
			</DetailSection>
			<ProjectBudget />
			<DetailSection title="section.budget">
				<Detail source="billing_type" as="choice" />
				<Detail source="hourly_rate" as="money" />
				<Detail source="rounding_minutes" render={({ rounding_minutes: minutes }: ProjectRow) => minutes || null} />
				<Detail
					source="rounding_mode"
					render={(project: ProjectRow) =>
						!!project.rounding_minutes && <Value record={project} resource="projects" source="rounding_mode" as="choice" />
					}
				/>
				<Detail source="order_number" />
			</DetailSection>
			<RecordTabs>
				<RecordTab reference="time_entries">
					<RelatedTable<TimeEntry>
						reference="time_entries"
						target="project_id"
						sort={{ field: 'start_time', order: 'DESC' }}
						embed={['employee_id']}
						card={{
							title: (entry) => <Value record={entry} resource="time_entries" source="start_time" as="weekday" />,
							text: ({ note }) => note,
							end: (entry) => <Value record={entry} resource="time_entries" source="duration" as="duration" />,
						}}
					>
						<Column source="start_time" as="weekday" label="resources.time_entries.fields.day" isMain />
						<Column source="employee_id" as="related" reference="employees" />
						<Column source="note" width={360} sortBy={false} />
						<Column source="status" as="status" />
						<Column source="duration" as="duration" />
					</RelatedTable>
				</RecordTab>
				<RecordTab reference="invoices">
					<ProjectInvoices />
				</RecordTab>
				<RecordTab reference="documents">
					<DocumentsOf />
				</RecordTab>
			</RecordTabs>
		</RecordPage>
	);
}

function Ends({ day }: { day: string }) {
	const translate = useTranslate();
	const { fromToday } = useFormats();
	return translate(day < isoDay(new Date()) ? 'figures.ended' : 'figures.ends', { when: fromToday(day) });
}

/** An internal project has nobody to send an invoice to. */
function ProjectInvoices() {
	const { customer_id, billing_type } = useRecordContext<ProjectRow>()!;
	return (
		<RelatedTable<Invoice>
			reference="invoices"
			hasNoCreate={!customer_id || billing_type === 'non_billable'}
			preset={{ customer_id }}
			target="project_id"
			sort={{ field: 'issued_date', order: 'DESC' }}
			card={invoiceCard}
		>
			<Column source="number" isMain />
			<Column source="title" />
			<Column source="status" render={(invoice: Invoice) => <InvoiceStatus invoice={invoice} />} />
			<Column source="issued_date" as="day" />
			<Column source="total" as="money" />
		</RelatedTable>
	);
}
