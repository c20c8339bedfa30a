import { Box, Typography } from '@mui/material';
import { BooleanInput, TextInput, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { useRights } from '../auth/use-rights';
import { FormSection } from '../components/form';
import { DecimalInput, MomentInput, ReferencePicker } from '../components/inputs';
import { formatDuration } from '../i18n/format';
import { WEIGHT } from '../theme/tokens';

export function TimeEntryInputs() {
	const { mayField } = useRights();
	const projectId = useWatch({ name: 'project_id' });
	// Who records only their own time is not asked whose it is.
	const isForOthers = mayField('update', 'time_entries', 'employee_id');
	return (
		<>
			<FormSection title="section.time">
				{isForOthers && (
					<ReferencePicker source="employee_id" reference="employees" sort={{ field: 'lastname', order: 'ASC' }} isRequired />
				)}
				<ReferencePicker source="project_id" reference="projects" sort={{ field: 'title', order: 'ASC' }} />
				<ReferencePicker
					source="task_id"
					reference="tasks"
					sort={{ field: 'title', order: 'ASC' }}
					filter={projectId ? { project_id: projectId } : undefined}
				/>
				<ReferencePicker source="service_id" reference="services" sort={{ field: 'name', order: 'ASC' }} />
				<MomentInput source="start_time" isRequired />
				<MomentInput source="end_time" helperText="resources.time_entries.hints.end_time" />
				<Length />
				<BooleanInput source="is_billable" />
				<TextInput source="note" multiline minRows={2} />
			</FormSection>
			<FormSection title="section.approval">
				<DecimalInput source="hourly_rate" scale={2} unit="€" helperText="resources.time_entries.hints.hourly_rate" />
			</FormSection>
		</>
	);
}

/** What the server will work out, while it is being typed. */
function Length() {
	const translate = useTranslate();
	const [start, end] = useWatch({ name: ['start_time', 'end_time'] });
	const seconds = start && end ? (Date.parse(end) - Date.parse(start)) / 1000 : Number.NaN;
	return (
		<Box sx={{ minHeight: 37, display: 'flex', alignItems: 'center', gap: 1 }} aria-live="polite">
			<Typography color="text.secondary">{translate('resources.time_entries.fields.duration')}</Typography>
			<Typography sx={{ fontWeight: WEIGHT.strong }}>{seconds >= 0 ? formatDuration(seconds) : '–'}</Typography>
		</Box>
	);
}
