import { useWatch } from 'react-hook-form';
import { ReferencePicker } from '../components/inputs';

/** A task belongs to a project: chosen after it. */
export function TaskPicker({ isLocked }: { isLocked?: boolean }) {
	const projectId = useWatch({ name: 'project_id' });
	if (!projectId) return null;
	return (
		<ReferencePicker
			key={projectId}
			source="task_id"
			reference="tasks"
			sort={{ field: 'title', order: 'ASC' }}
			filter={{ project_id: projectId }}
			helperText={false}
			disabled={isLocked}
		/>
	);
}
