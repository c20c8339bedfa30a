import { Column } from '../components/Column';
import { ChoiceFilter, SearchFilter } from '../components/filters';
import { ResourceList } from '../components/ResourceList';
import { Value } from '../components/Value';
import type { CustomerRow } from '../data-provider/rows';

const filters = [
	<SearchFilter key="q" source="q" alwaysOn />,
	<ChoiceFilter key="lifecycle" source="lifecycle" alwaysOn />,
	<ChoiceFilter key="type" source="type" />,
];

export default function CustomerList() {
	return (
		<ResourceList<CustomerRow>
			sort={{ field: 'name', order: 'ASC' }}
			embed={['owner_id']}
			hiddenColumns={['industry']}
			filters={filters}
			card={{
				title: (customer) => customer.name,
				text: (customer) => [customer.number, customer.city].filter(Boolean).join(' · '),
				end: (customer) => <Value record={customer} resource="customers" source="lifecycle" as="status" />,
			}}
		>
			<Column source="name" isMain />
			<Column source="number" />
			<Column source="lifecycle" as="status" />
			<Column source="industry" />
			<Column source="city" />
			<Column source="email" as="email" width={220} />
			<Column source="phone" as="phone" sortBy={false} isMinor />
			<Column source="owner_id" as="related" reference="employees" sortBy="owner_id.lastname" />
		</ResourceList>
	);
}
