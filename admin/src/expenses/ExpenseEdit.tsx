import type { Expense } from '@kontor/directus-extension/contracts';
import { useLocked } from '../approval/use-locked';
import { EditPage } from '../components/form';
import { ExpenseInputs } from './ExpenseInputs';

export default function ExpenseEdit() {
	return (
		<EditPage<Expense> embed={['employee_id', 'project_id']} isLocked={useLocked()}>
			<ExpenseInputs />
		</EditPage>
	);
}
