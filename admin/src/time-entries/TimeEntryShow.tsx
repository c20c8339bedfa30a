import { StepActions } from '../approval/StepActions';
import { useLocked } from '../approval/use-locked';
import { Detail, DetailSection } from '../components/Detail';
import { RecordPage } from '../components/RecordPage';
import { Value } from '../components/Value';
import type { TimeEntryRow } from '../data-provider/rows';
import { Duration } from './Duration';
import { EntryStatus, OverlapChip } from './EntryStatus';

export default function TimeEntryShow() {
	return (
		<RecordPage<TimeEntryRow>
			embed={['project_id', 'employee_id', 'task_id', 'service_id']}
			aside={(entry) => (
				<>
					<EntryStatus entry={entry} />
					<OverlapChip entry={entry} />
				</>
			)}
			actions={(entry) => <StepActions collection="time_entries" record={entry} />}
			isLocked={useLocked()}
		>
			<DetailSection title="section.time">
				<Detail source="employee_id" as="related" reference="employees" isAlways />
				<Detail source="project_id" as="related" reference="projects" isAlways />
				<Detail source="task_id" as="related" reference="tasks" />
				<Detail source="service_id" as="related" reference="services" />
				<Detail source="start_time" as="dateTime" />
				<Detail source="end_time" as="dateTime" />
				<Detail source="duration" render={(entry: TimeEntryRow) => <Duration entry={entry} />} />
				<Detail source="is_billable" as="boolean" />
				<Detail source="note" as="multiline" isWide />
			</DetailSection>
			<DetailSection title="section.approval">
				<Detail source="status" as="choice" />
				<Detail source="rejection_reason" />
				<Detail source="approved_at" as="dateTime" />
				<Detail source="hourly_rate" as="money" />
				<Detail source="invoice_line_id" render={({ invoice_line_id }: TimeEntryRow) => <Billed isBilled={!!invoice_line_id} />} />
			</DetailSection>
		</RecordPage>
	);
}

const Billed = ({ isBilled }: { isBilled: boolean }) => (
	<Value record={{ id: '', billed: isBilled ? 'yes' : 'no' }} resource="time_entries" source="billed" as="choice" />
);
