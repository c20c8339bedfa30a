import { Box, Button, Divider, Typography } from '@mui/material';
import { Form, RecordContextProvider, ResourceContextProvider, TextInput, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { ReferencePicker } from '../components/inputs';
import { useFormats } from '../i18n/format';
import { WEIGHT } from '../theme/tokens';
import { TaskPicker } from '../time-entries/TaskPicker';
import { useTimer } from './timer-context';

interface Wanted {
	project_id?: string | null;
	task_id?: string | null;
	note?: string | null;
}

export default function TimerPanel({ onClose }: { onClose: () => void }) {
	const translate = useTranslate();
	const { time } = useFormats();
	const { entry, start, stop, isBusy } = useTimer();

	function submit({ project_id, task_id, note }: Wanted) {
		start({
			...(project_id ? { project_id } : {}),
			...(project_id && task_id ? { task_id } : {}),
			...(note?.trim() ? { note: note.trim() } : {}),
		});
		onClose();
	}

	return (
		<ResourceContextProvider value="time_entries">
			<RecordContextProvider value={undefined}>
				<Box sx={{ p: 2 }} role="dialog" aria-label={translate('timer.label')}>
					{entry && (
						<>
							<Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
								<Typography sx={{ flex: '1 1 100%', fontWeight: WEIGHT.strong }}>
									{translate('timer.running', { time: time(entry.start_time) })}
								</Typography>
								<Button component={Link} to={`/time_entries/${entry.id}`} onClick={onClose}>
									{translate('timer.edit')}
								</Button>
								<Button
									variant="contained"
									color="error"
									disabled={isBusy}
									onClick={() => {
										stop();
										onClose();
									}}
								>
									{translate('timer.stop')}
								</Button>
							</Box>
							<Divider sx={{ my: 2 }} />
						</>
					)}
					<Form onSubmit={submit} noValidate>
						<Box sx={{ display: 'grid', gap: 1.5 }}>
							<TextInput source="note" label="timer.what" helperText={false} autoFocus />
							<ReferencePicker source="project_id" reference="projects" sort={{ field: 'title', order: 'ASC' }} helperText={false} />
							<TaskPicker />
							<Button type="submit" variant={entry ? 'outlined' : 'contained'} disabled={isBusy}>
								{translate('timer.start')}
							</Button>
						</Box>
					</Form>
				</Box>
			</RecordContextProvider>
		</ResourceContextProvider>
	);
}
