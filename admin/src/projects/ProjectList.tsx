import { Column } from '../components/Column';
import { ChoiceFilter, ReferenceFilter, SearchFilter } from '../components/filters';
import type { ListTab } from '../components/list/tabs';
import { ResourceList } from '../components/ResourceList';
import { Value } from '../components/Value';
import type { ProjectRow } from '../data-provider/rows';
import { ProjectTitle } from './ProjectTitle';

const filters = [
	<SearchFilter key="q" source="q" alwaysOn />,
	<ReferenceFilter key="customer_id" source="customer_id" reference="customers" sortBy="name" alwaysOn />,
	<ChoiceFilter key="status" source="status" />,
	<ReferenceFilter key="lead_id" source="lead_id" reference="employees" sortBy="lastname" />,
	<ChoiceFilter key="billing_type" source="billing_type" />,
];

const TABS: ListTab[] = [
	{ name: 'all', filter: {} },
	{ name: 'planned', filter: { status: 'planned' } },
	{ name: 'running', filter: { status: 'in_progress' } },
	{ name: 'completed', filter: { status: 'completed' } },
];

export default function ProjectList() {
	return (
		<ResourceList<ProjectRow>
			sort={{ field: 'created_at', order: 'DESC' }}
			embed={['customer_id', 'lead_id']}
			needs={['title', 'number', 'color', 'status', 'customer_id.name', 'lead_id.firstname', 'lead_id.lastname']}
			filters={filters}
			tabs={TABS}
			sums={[{ field: 'budget_hours' }]}
			hiddenColumns={['start_date', 'budget_hours']}
			card={{
				title: (project) => <ProjectTitle project={project} />,
				text: ({ number, customer }) => [number, customer?.name].filter(Boolean).join(' · '),
				end: (project) => <Value record={project} resource="projects" source="status" as="status" />,
			}}
		>
			<Column source="title" render={(project: ProjectRow) => <ProjectTitle project={project} />} isMain />
			<Column source="number" isMinor />
			<Column source="customer_id" as="related" reference="customers" sortBy="customer_id.name" width={220} />
			<Column source="status" as="status" />
			<Column source="lead_id" as="related" reference="employees" sortBy="lead_id.lastname" isMinor="spare" />
			<Column source="start_date" as="day" />
			<Column source="end_date" as="day" isMinor />
			<Column source="budget_hours" as="number" />
			<Column source="budget_amount" as="money" />
		</ResourceList>
	);
}
