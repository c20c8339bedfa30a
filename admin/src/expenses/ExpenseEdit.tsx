import { useLocked } from '../approval/use-locked';
import { EditPage } from '../components/form';
import { ExpenseInputs } from './ExpenseInputs';
import { isLockedExpense } from './locked';

export default function ExpenseEdit() {
	return (
		<EditPage embed={['employee_id', 'project_id']} isLocked={useLocked(isLockedExpense)}>
			<ExpenseInputs />
		</EditPage>
	);
}
