import { Column } from '../components/Column';
import { ChoiceFilter, SearchFilter, YesNoFilter } from '../components/filters';
import { PeriodFilter } from '../components/PeriodFilter';
import { ResourceList } from '../components/ResourceList';
import { Value } from '../components/Value';
import type { DocumentRow } from '../data-provider/rows';
import { DocumentTitle } from './DocumentTitle';
import { LinkedTo } from './LinkedTo';
import { UploadButton } from './UploadButton';

const filters = [
	<SearchFilter key="q" source="q" alwaysOn />,
	<ChoiceFilter key="category" source="category" alwaysOn />,
	<ChoiceFilter key="linked_module" source="linked_module" />,
	<PeriodFilter key="created_at" source="created_at" />,
	<YesNoFilter key="is_confidential" source="is_confidential" />,
];

export default function DocumentList() {
	return (
		<ResourceList<DocumentRow>
			sort={{ field: 'created_at', order: 'DESC' }}
			// The older versions are on the page of the newest one.
			filter={{ is_current: true }}
			embed={['owner_id']}
			needs={[
				'title',
				'type',
				'version',
				'is_confidential',
				'category',
				'created_at',
				'linked_module',
				'linked_id',
				'owner_id.firstname',
				'owner_id.lastname',
			]}
			filters={filters}
			hiddenColumns={['retention_until', 'checksum']}
			tools={<UploadButton />}
			card={{
				title: (document) => <DocumentTitle document={document} />,
				text: (document) => <Value record={document} resource="documents" source="created_at" as="date" />,
				end: (document) => <Value record={document} resource="documents" source="category" as="choice" />,
			}}
		>
			<Column source="title" isMain width={340} render={(document: DocumentRow) => <DocumentTitle document={document} />} />
			<Column source="category" as="choice" />
			<Column source="linked_id" sortBy={false} width={240} render={(document: DocumentRow) => <LinkedTo document={document} />} />
			<Column source="owner_id" as="related" reference="employees" isMinor />
			<Column source="version" as="number" isMinor />
			<Column source="created_at" as="date" />
			<Column source="retention_until" as="day" />
			<Column source="checksum" sortBy={false} width={160} />
		</ResourceList>
	);
}
