import { EditPage } from '../components/form';
import { TimeEntryInputs } from './TimeEntryInputs';

export default function TimeEntryEdit() {
	return (
		<EditPage embed={['project_id', 'employee_id', 'task_id', 'service_id']}>
			<TimeEntryInputs />
		</EditPage>
	);
}
