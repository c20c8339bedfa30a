import { useTranslate } from 'react-admin';
import { Column } from '../components/Column';
import { ChoiceFilter, ReferenceFilter, SearchFilter } from '../components/filters';
import type { ListTab } from '../components/list/tabs';
import { PeriodFilter } from '../components/PeriodFilter';
import { ResourceList } from '../components/ResourceList';
import { Value } from '../components/Value';
import type { QuoteRow } from '../data-provider/rows';
import { quoteNumber } from './quote-number';

const filters = [
	<SearchFilter key="q" source="q" alwaysOn />,
	<ReferenceFilter key="customer_id" source="customer_id" reference="customers" sortBy="name" alwaysOn />,
	<PeriodFilter key="issued_date" source="issued_date" alwaysOn />,
	<ChoiceFilter key="status" source="status" />,
	<PeriodFilter key="valid_until" source="valid_until" />,
];

const TABS: ListTab[] = [
	{ name: 'all', filter: {}, sum: 'total' },
	{ name: 'drafts', filter: { status: 'draft' }, sum: 'total' },
	{ name: 'open', filter: { status: 'sent' }, sum: 'total' },
	{ name: 'accepted', filter: { status: 'accepted' }, sum: 'total' },
	{ name: 'lost', filter: { status: ['declined', 'expired'] }, sum: 'total' },
];

export default function QuoteList() {
	const translate = useTranslate();
	const draft = translate('resources.quotes.draft');
	return (
		<ResourceList<QuoteRow>
			sort={{ field: 'created_at', order: 'DESC' }}
			embed={['customer_id']}
			needs={['number', 'version', 'title', 'status', 'total', 'currency', 'customer_id.name']}
			filters={filters}
			tabs={TABS}
			sums={[{ field: 'total' }]}
			sumsBy="currency"
			isRowSelectable={({ status }) => status === 'draft'}
			card={{
				title: (quote) => [quoteNumber(quote) ?? draft, quote.customer?.name].filter(Boolean).join(' · '),
				text: ({ title }) => title,
				end: (quote) => (
					<strong>
						<Value record={quote} resource="quotes" source="total" as="money" />
					</strong>
				),
				endText: (quote) => <Value record={quote} resource="quotes" source="status" as="status" />,
			}}
		>
			<Column source="number" render={(quote: QuoteRow) => quoteNumber(quote) ?? draft} isMain isNarrow />
			<Column source="customer_id" as="related" reference="customers" sortBy="customer_id.name" width={190} />
			<Column source="title" isMinor="spare" />
			<Column source="status" as="status" />
			<Column source="issued_date" as="day" isMinor />
			<Column source="valid_until" as="day" />
			<Column source="total" as="money" />
		</ResourceList>
	);
}
