import { StepActions } from '../approval/StepActions';
import { useLocked } from '../approval/use-locked';
import { Detail, DetailSection } from '../components/Detail';
import { Figures } from '../components/Figures';
import { RecordPage } from '../components/RecordPage';
import { Value } from '../components/Value';
import type { TimeEntryRow } from '../data-provider/rows';
import { Duration } from './Duration';
import { EntryStatus, OverlapChip } from './EntryStatus';
import { Span } from './Span';

export default function TimeEntryShow() {
	return (
		<RecordPage<TimeEntryRow>
			embed={['project_id', 'employee_id', 'task_id', 'service_id']}
			status={(entry) => (
				<>
					<EntryStatus entry={entry} />
					<OverlapChip entry={entry} />
				</>
			)}
			about={(entry) => [
				<Value key="employee" record={entry} resource="time_entries" source="employee_id" as="related" reference="employees" />,
				<Value key="project" record={entry} resource="time_entries" source="project_id" as="related" reference="projects" />,
				entry.task?.title,
			]}
			figures={(entry) => (
				<Figures
					figures={[
						{ label: 'resources.time_entries.fields.duration', value: <Duration entry={entry} /> },
						{
							label: 'resources.time_entries.fields.day',
							value: <Value record={entry} resource="time_entries" source="start_time" as="weekday" />,
						},
						{ label: 'resources.time_entries.fields.time', value: <Span entry={entry} /> },
					]}
				/>
			)}
			actions={(entry) => <StepActions collection="time_entries" record={entry} />}
			isLocked={useLocked()}
		>
			<DetailSection title="section.time">
				<Detail source="service_id" as="related" reference="services" />
				<Detail source="is_billable" as="boolean" />
				<Detail source="note" as="multiline" isWide />
			</DetailSection>
			<DetailSection title="section.approval">
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
