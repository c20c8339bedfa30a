import { Column } from '../components/Column';
import { ChoiceFilter, ReferenceFilter, SearchFilter } from '../components/filters';
import type { ListTab } from '../components/list/tabs';
import { ResourceList } from '../components/ResourceList';
import { Value } from '../components/Value';
import type { CustomerRow } from '../data-provider/rows';

const filters = [
	<SearchFilter key="q" source="q" alwaysOn />,
	<ReferenceFilter key="owner_id" source="owner_id" reference="employees" sortBy="lastname" alwaysOn />,
	<ChoiceFilter key="type" source="type" />,
	<ChoiceFilter key="lifecycle" source="lifecycle" />,
];

const TABS: ListTab[] = [
	{ name: 'all', filter: {} },
	{ name: 'customers', filter: { lifecycle: 'customer' } },
	{ name: 'leads', filter: { lifecycle: ['lead', 'prospect'] } },
	{ name: 'inactive', filter: { lifecycle: 'inactive' } },
];

export default function CustomerList() {
	return (
		<ResourceList<CustomerRow>
			sort={{ field: 'name', order: 'ASC' }}
			embed={['owner_id']}
			hiddenColumns={['industry']}
			needs={['name', 'number', 'city', 'lifecycle', 'owner_id.firstname', 'owner_id.lastname']}
			filters={filters}
			tabs={TABS}
			card={{
				title: (customer) => customer.name,
				text: (customer) => [customer.number, customer.city].filter(Boolean).join(' · '),
				end: (customer) => <Value record={customer} resource="customers" source="lifecycle" as="status" />,
			}}
		>
			<Column source="name" isMain />
			<Column source="number" isNarrow />
			<Column source="lifecycle" as="status" />
			<Column source="industry" />
			<Column source="city" isMinor="spare" />
			<Column source="email" as="email" isMinor="spare" />
			<Column source="phone" as="phone" sortBy={false} isMinor />
			<Column source="owner_id" as="related" reference="employees" sortBy="owner_id.lastname" />
		</ResourceList>
	);
}
