import { isFixed, lengthInMinutes, type TimeEntry } from '@kontor/directus-extension/contracts';
import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import { Alert, Box, Button, IconButton } from '@mui/material';
import { useState } from 'react';
import { BooleanInput, TextInput, useCreate, useNotify, useTranslate, useUpdate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useLocked } from '../../approval/use-locked';
import { useRights } from '../../auth/use-rights';
import { DeleteDialog } from '../../components/DeleteDialog';
import { FormDialog } from '../../components/FormDialog';
import { DayInput, ReferencePicker } from '../../components/inputs';
import type { TimeEntryRow } from '../../data-provider/rows';
import { formatDuration, isoDay } from '../../i18n/format';
import { minutesBetween, momentsOf, parseTime } from '../clock';
import { SpanInputs } from '../SpanInputs';
import { TaskPicker } from '../TaskPicker';

interface Props {
	entry?: TimeEntryRow;
	day: string;
	/** Where a new entry of the day would begin. */
	from: string;
	onClose: () => void;
}

/** As they are typed. */
interface Values extends Partial<Pick<TimeEntry, 'project_id' | 'task_id' | 'service_id' | 'note' | 'is_billable'>> {
	day: string;
	from: string;
	to: string;
	duration: string;
}

const clockOf = (moment: string): string => new Date(moment).toTimeString().slice(0, 5);

function defaultsOf({ entry, day, from }: Props): Record<string, unknown> {
	if (!entry) return { day, from, to: '', duration: '', is_billable: true };
	const { project_id, task_id, service_id, note, is_billable, start_time, end_time, duration } = entry;
	return {
		...{ project_id, task_id, service_id, note, is_billable },
		day: isoDay(new Date(start_time)),
		from: clockOf(start_time),
		to: end_time ? clockOf(end_time) : '',
		duration: end_time ? formatDuration(duration) : '',
	};
}

export default function EntryDialog(props: Props) {
	const { entry, onClose } = props;
	const translate = useTranslate();
	const notify = useNotify();
	const { may } = useRights();
	const [create] = useCreate();
	const [update] = useUpdate();
	const [isDeleting, setDeleting] = useState(false);
	const lockedNow = useLocked();
	const isLocked = !!entry && lockedNow(entry);
	const isRunning = !!entry && !entry.end_time;
	const defaults = defaultsOf(props);

	async function save({ day, from, to, duration, ...rest }: Values) {
		const start = parseTime(from)!;
		// A clock that was stopped at a second keeps it, where nobody touched the times.
		const isSame = entry && day === defaults.day && from === defaults.from && to === defaults.to && duration === defaults.duration;
		const minutes = lengthInMinutes(duration) ?? (parseTime(to) ? minutesBetween(start, parseTime(to)!) : 0);
		const moments = momentsOf(day, start, minutes);
		const data = {
			...rest,
			...(isSame ? {} : isRunning && !duration ? { start_time: moments.start_time } : moments),
		};
		if (entry) {
			const { id, project_id, task_id, service_id, note, is_billable, start_time, end_time, updated_at } = entry;
			const previousData = { id, project_id, task_id, service_id, note, is_billable, start_time, end_time, updated_at };
			await update('time_entries', { id, data, previousData }, { returnPromise: true, mutationMode: 'pessimistic' });
		} else await create('time_entries', { data }, { returnPromise: true });
		notify('week.saved', { type: 'success' });
	}

	return (
		<FormDialog
			title={translate(entry ? 'week.edit' : 'week.new')}
			label={translate('ra.action.save')}
			resource="time_entries"
			defaults={defaults}
			draft={`week/${entry?.id ?? `new-${props.day}`}`}
			isDisabled={isLocked}
			onSubmit={save}
			onClose={onClose}
			aside={
				entry && (
					<>
						{!isLocked && may('delete', 'time_entries') && (
							<IconButton
								color="error"
								onClick={() => setDeleting(true)}
								aria-label={translate('week.delete')}
								title={translate('week.delete')}
							>
								<DeleteOutlined fontSize="small" />
							</IconButton>
						)}
						<Button component={Link} to={`/time_entries/${entry.id}/show`} color="inherit">
							{translate('week.open_page')}
						</Button>
					</>
				)
			}
		>
			{isLocked && <Alert severity="info">{translate(isFixed(entry) ? 'week.locked' : 'week.submitted_hint')}</Alert>}
			{entry?.rejection_reason && <Alert severity="warning">{entry.rejection_reason}</Alert>}
			<TextInput source="note" autoFocus={!entry} multiline helperText={false} disabled={isLocked} />
			<ReferencePicker
				source="project_id"
				reference="projects"
				sort={{ field: 'title', order: 'ASC' }}
				helperText={false}
				disabled={isLocked}
			/>
			<TaskPicker isLocked={isLocked} />
			<Box
				sx={{
					display: 'grid',
					gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', sm: 'minmax(0, 1.7fr) repeat(3, minmax(0, 1fr))' },
					columnGap: 1,
					rowGap: 1.5,
				}}
			>
				<DayInput source="day" label="week.date" isRequired helperText={false} disabled={isLocked} />
				<SpanInputs isEndNeeded={!isRunning} isLocked={isLocked} />
			</Box>
			<Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: 'minmax(0, 1fr) auto' }, columnGap: 2, alignItems: 'center' }}>
				<ReferencePicker
					source="service_id"
					reference="services"
					sort={{ field: 'name', order: 'ASC' }}
					helperText={false}
					disabled={isLocked}
				/>
				<BooleanInput source="is_billable" helperText={false} disabled={isLocked} />
			</Box>
			{isDeleting && <DeleteDialog resource="time_entries" records={[entry!]} onDone={onClose} onClose={() => setDeleting(false)} />}
		</FormDialog>
	);
}
