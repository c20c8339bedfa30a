import { useGetIdentity } from 'react-admin';
import { useRights } from '../auth/use-rights';
import { CreatePage } from '../components/form';
import { isoDay } from '../i18n/format';
import { ExpenseInputs } from './ExpenseInputs';

export default function ExpenseCreate() {
	const { identity } = useGetIdentity();
	const { can } = useRights();
	if (!identity) return null;
	const isForOthers = can('expenses.write') && identity.organization_id;
	return (
		<CreatePage
			defaultValues={{
				category: 'travel',
				expense_date: isoDay(new Date()),
				tax_rate: '19.00',
				currency: 'EUR',
				is_billable: false,
				is_reimbursable: true,
				...(isForOthers ? { employee_id: identity.id } : {}),
			}}
		>
			<ExpenseInputs />
		</CreatePage>
	);
}
