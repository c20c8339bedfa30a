import type { TimeEntry } from '@kontor/directus-extension/contracts';
import { useLocked } from '../approval/use-locked';
import { EditPage } from '../components/form';
import { TimeEntryInputs } from './TimeEntryInputs';

export default function TimeEntryEdit() {
	return (
		<EditPage<TimeEntry> embed={['project_id', 'employee_id', 'task_id', 'service_id']} isLocked={useLocked()}>
			<TimeEntryInputs />
		</EditPage>
	);
}
