import { EditPage } from '../components/form';
import { RecurringInputs } from './RecurringInputs';

export default function RecurringEdit() {
	return (
		<EditPage embed={['customer_id', 'project_id']} isWide>
			<RecurringInputs />
		</EditPage>
	);
}
