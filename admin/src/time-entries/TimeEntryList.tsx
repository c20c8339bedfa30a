import { Box } from '@mui/material';
import { BulkSteps } from '../approval/BulkSteps';
import { useLocked } from '../approval/use-locked';
import { useRights } from '../auth/use-rights';
import { Column } from '../components/Column';
import { ChoiceFilter, ReferenceFilter, SearchFilter, YesNoFilter } from '../components/filters';
import type { ListTab } from '../components/list/tabs';
import { PeriodFilter } from '../components/PeriodFilter';
import { ResourceList } from '../components/ResourceList';
import { Value } from '../components/Value';
import type { TimeEntryRow } from '../data-provider/rows';
import { Duration } from './Duration';
import { EntryStatus, OverlapChip } from './EntryStatus';
import { Span } from './Span';
import { ViewSwitch } from './ViewSwitch';

const filters = [
	<SearchFilter key="q" source="q" alwaysOn />,
	<PeriodFilter key="start_time" source="start_time" isMoment alwaysOn />,
	<ReferenceFilter key="project_id" source="project_id" reference="projects" sortBy="title" alwaysOn />,
	<ReferenceFilter key="employee_id" source="employee_id" reference="employees" sortBy="lastname" />,
	<ChoiceFilter key="status" source="status" />,
	<YesNoFilter key="is_billable" source="is_billable" />,
];

const TABS: ListTab[] = [
	{ name: 'all', filter: {} },
	{ name: 'drafts', filter: { status: 'draft' } },
	{ name: 'submitted', filter: { status: 'submitted' } },
	{ name: 'approved', filter: { status: 'approved' } },
	{ name: 'rejected', filter: { status: 'rejected' } },
];

export default function TimeEntryList() {
	const isLocked = useLocked();
	const { isMe } = useRights();
	return (
		<ResourceList<TimeEntryRow>
			sort={{ field: 'start_time', order: 'DESC' }}
			embed={['project_id', 'employee_id']}
			needs={[
				'start_time',
				'end_time',
				'duration',
				'note',
				'status',
				'employee_id',
				'invoice_line_id',
				'is_overlapping',
				'employee_id.firstname',
				'employee_id.lastname',
				'project_id.title',
			]}
			filters={filters}
			tabs={TABS}
			sums={[{ field: 'duration' }]}
			isRowSelectable={(entry) => !entry.invoice_line_id}
			isDeletable={(entry) => !isLocked(entry)}
			bulkActions={<BulkSteps collection="time_entries" />}
			head={<ViewSwitch value="list" />}
			card={{
				title: (entry) => entry.project?.title ?? entry.note ?? '–',
				text: (entry) => (
					<>
						<Value record={entry} resource="time_entries" source="start_time" as="weekday" /> · <Span entry={entry} />
						{!isMe(entry.employee_id) && (
							<div>
								<Value record={entry} resource="time_entries" source="employee_id" as="related" reference="employees" />
							</div>
						)}
						{entry.project && entry.note && <div>{entry.note}</div>}
					</>
				),
				end: (entry) => <Duration entry={entry} />,
				endText: (entry) => <EntryStatus entry={entry} />,
			}}
		>
			<Column source="start_time" as="weekday" label="resources.time_entries.fields.day" isMain isNarrow />
			<Column
				source="end_time"
				label="resources.time_entries.fields.time"
				render={(entry: TimeEntryRow) => <Span entry={entry} />}
				sortBy={false}
				isNarrow
			/>
			<Column source="employee_id" as="related" reference="employees" />
			<Column source="project_id" as="related" reference="projects" width={200} />
			<Column source="note" sortBy={false} width={210} />
			<Column source="is_billable" as="boolean" sortBy={false} isMinor />
			<Column
				source="status"
				sortBy={false}
				isNarrow
				render={(entry: TimeEntryRow) => (
					<Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
						<EntryStatus entry={entry} />
						<OverlapChip entry={entry} />
					</Box>
				)}
			/>
			<Column source="duration" as="duration" render={(entry: TimeEntryRow) => <Duration entry={entry} />} />
		</ResourceList>
	);
}
