import { formatCents } from '@kontor/directus-extension/contracts';
import { useTranslate } from 'react-admin';
import { Column } from '../components/Column';
import { ChoiceFilter, ReferenceFilter, SearchFilter } from '../components/filters';
import type { ListTab } from '../components/list/tabs';
import { ResourceList } from '../components/ResourceList';
import { StatusChip } from '../components/StatusChip';
import { Value } from '../components/Value';
import type { RecurringRow } from '../data-provider/rows';
import { liveTotals } from '../document-lines/line';
import { useFormats } from '../i18n/format';

const filters = [
	<SearchFilter key="q" source="q" alwaysOn />,
	<ReferenceFilter key="customer_id" source="customer_id" reference="customers" sortBy="name" alwaysOn />,
	<ChoiceFilter key="interval" source="interval" />,
];

const TABS: ListTab[] = [
	{ name: 'all', filter: {} },
	{ name: 'active', filter: { is_active: true } },
	{ name: 'paused', filter: { is_active: false } },
];

export function ActiveChip({ isActive }: { isActive: boolean }) {
	const translate = useTranslate();
	return (
		<StatusChip
			value={isActive ? 'active' : 'inactive'}
			tone={isActive ? 'success' : 'neutral'}
			label={translate(isActive ? 'recurring.active' : 'recurring.paused')}
		/>
	);
}

export default function RecurringList() {
	const { money } = useFormats();
	const netOf = ({ lines, currency, ...terms }: RecurringRow) => money(formatCents(liveTotals(lines ?? [], terms).net), currency);
	return (
		<ResourceList<RecurringRow>
			sort={{ field: 'next_run_date', order: 'ASC' }}
			embed={['customer_id']}
			needs={['title', 'interval', 'lines', 'currency', 'price_mode', 'customer_id.name']}
			filters={filters}
			tabs={TABS}
			card={{
				title: ({ title }) => title,
				text: ({ customer }) => customer?.name,
				end: (series) => <strong>{netOf(series)}</strong>,
				endText: (series) => <Value record={series} resource="recurring_invoices" source="interval" as="choice" />,
			}}
		>
			<Column source="title" isMain />
			<Column source="customer_id" as="related" reference="customers" sortBy="customer_id.name" width={220} />
			<Column source="is_active" isNarrow render={({ is_active }: RecurringRow) => <ActiveChip isActive={is_active} />} />
			<Column source="interval" as="choice" />
			<Column source="next_run_date" as="day" />
			<Column source="lines" as="money" label="resources.recurring_invoices.fields.net_total" sortBy={false} render={netOf} />
		</ResourceList>
	);
}
