import type { TimeEntry } from '@kontor/directus-extension/contracts';
import { useLocked } from '../approval/use-locked';
import { EditPage } from '../components/form';
import { isLockedEntry } from './EntryStatus';
import { TimeEntryInputs } from './TimeEntryInputs';

export default function TimeEntryEdit() {
	return (
		<EditPage<TimeEntry> embed={['project_id', 'employee_id', 'task_id', 'service_id']} isLocked={useLocked(isLockedEntry)}>
			<TimeEntryInputs />
		</EditPage>
	);
}
