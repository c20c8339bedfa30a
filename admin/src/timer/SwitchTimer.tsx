import type { Project, TimeEntry } from '@kontor/directus-extension/contracts';
import { Typography } from '@mui/material';
import { useGetOne, useTranslate } from 'react-admin';
import { ActionDialog } from '../components/ActionDialog';
import { useFormats } from '../i18n/format';
import type { StartInput } from './timer-context';

export default function SwitchTimer({ running, wanted, onClose }: { running: TimeEntry; wanted: StartInput; onClose: () => void }) {
	const translate = useTranslate();
	const { time } = useFormats();
	const { data: project } = useGetOne<Project>('projects', { id: running.project_id ?? '' }, { enabled: !!running.project_id });
	const what = project?.title ?? running.note ?? translate('timer.no_project');
	return (
		<ActionDialog
			verb="startTimer"
			title={translate('timer.switch_title')}
			label={translate('timer.switch')}
			resource="time_entries"
			input={() => ({ ...wanted, stop_running: true })}
			said="timer.started"
			onClose={onClose}
		>
			<Typography>{translate('timer.switch_text', { what, time: time(running.start_time) })}</Typography>
		</ActionDialog>
	);
}
