import { openAmount } from '@kontor/directus-extension/contracts';
import { useTranslate } from 'react-admin';
import { BillTimeButton } from '../billing/BillTimeButton';
import { Column } from '../components/Column';
import { ChoiceFilter, ReferenceFilter, SearchFilter } from '../components/filters';
import { PeriodFilter } from '../components/PeriodFilter';
import { ResourceList } from '../components/ResourceList';
import { Value } from '../components/Value';
import type { InvoiceRow } from '../data-provider/rows';
import { useFormats } from '../i18n/format';
import { DueDate } from './DueDate';
import { InvoiceStatus } from './InvoiceStatus';
import { INVOICE_SUMS, INVOICE_TABS } from './invoice-tabs';

const filters = [
	<SearchFilter key="q" source="q" alwaysOn />,
	<ReferenceFilter key="customer_id" source="customer_id" reference="customers" sortBy="name" alwaysOn />,
	<PeriodFilter key="issued_date" source="issued_date" alwaysOn />,
	<ChoiceFilter key="status" source="status" />,
	<PeriodFilter key="due_date" source="due_date" />,
	<ChoiceFilter key="kind" source="kind" />,
];

export default function InvoiceList() {
	const translate = useTranslate();
	const { money } = useFormats();
	const draft = translate('resources.invoices.draft');
	return (
		<ResourceList<InvoiceRow>
			sort={{ field: 'created_at', order: 'DESC' }}
			embed={['customer_id']}
			needs={['number', 'title', 'status', 'kind', 'due_date', 'total', 'open_amount', 'currency', 'customer_id.name']}
			filters={filters}
			tabs={INVOICE_TABS}
			sums={INVOICE_SUMS}
			sumsBy="currency"
			tools={<BillTimeButton />}
			isRowSelectable={({ status }) => status === 'draft'}
			card={{
				title: ({ number, customer }) => [number ?? draft, customer?.name].filter(Boolean).join(' · '),
				text: (invoice) => invoice.title ?? <DueDate invoice={invoice} />,
				end: (invoice) => (
					<strong>
						<Value record={invoice} resource="invoices" source="total" as="money" />
					</strong>
				),
				endText: (invoice) => <InvoiceStatus invoice={invoice} />,
			}}
		>
			<Column source="number" render={({ number }: InvoiceRow) => number ?? draft} isMain isNarrow />
			<Column source="customer_id" as="related" reference="customers" sortBy="customer_id.name" width={200} />
			<Column source="title" width={190} isMinor />
			<Column source="status" isNarrow render={(invoice: InvoiceRow) => <InvoiceStatus invoice={invoice} />} />
			<Column source="issued_date" as="day" isMinor="spare" />
			<Column source="due_date" render={(invoice: InvoiceRow) => <DueDate invoice={invoice} />} />
			<Column source="total" as="money" />
			<Column
				source="open_amount"
				as="money"
				sortBy={false}
				render={(invoice: InvoiceRow) => money(openAmount(invoice), invoice.currency)}
			/>
		</ResourceList>
	);
}
