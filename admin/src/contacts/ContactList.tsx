import { Column } from '../components/Column';
import { ChoiceFilter, ReferenceFilter, SearchFilter } from '../components/filters';
import { ResourceList } from '../components/ResourceList';
import type { ContactRow } from '../data-provider/rows';
import { nameOf } from './name';

const filters = [
	<SearchFilter key="q" source="q" alwaysOn />,
	<ReferenceFilter key="customer_id" source="customer_id" reference="customers" sortBy="name" alwaysOn />,
	<ChoiceFilter key="status" source="status" alwaysOn />,
];

export default function ContactList() {
	return (
		<ResourceList<ContactRow>
			sort={{ field: 'lastname', order: 'ASC' }}
			embed={['customer_id']}
			needs={['title', 'firstname', 'lastname', 'position', 'phone', 'mobile', 'customer_id.name']}
			filters={filters}
			card={{
				title: nameOf,
				text: ({ position, customer }) => [position, customer?.name].filter(Boolean).join(' · '),
				endText: ({ mobile, phone }) => mobile ?? phone,
			}}
		>
			<Column<ContactRow> source="lastname" label="resources.contacts.fields.name" render={nameOf} isMain />
			<Column source="customer_id" as="related" reference="customers" sortBy="customer_id.name" width={220} />
			<Column source="position" isMinor="spare" />
			<Column source="status" as="status" />
			<Column source="email" as="email" isMinor="spare" />
			<Column source="phone" as="phone" sortBy={false} />
			<Column source="mobile" as="phone" sortBy={false} isMinor />
		</ResourceList>
	);
}
