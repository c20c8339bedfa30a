import { useGetIdentity } from 'react-admin';
import { useRights } from '../auth/use-rights';
import { CreatePage } from '../components/form';
import { TimeEntryInputs } from './TimeEntryInputs';

const FIVE_MINUTES = 5 * 60_000;

export default function TimeEntryCreate() {
	const { identity } = useGetIdentity();
	const { mayField } = useRights();
	if (!identity) return null;
	const start_time = new Date(Math.floor(Date.now() / FIVE_MINUTES) * FIVE_MINUTES).toISOString();
	// Employee and account have one id; an administrator of the system has no employee.
	const isForOthers = mayField('update', 'time_entries', 'employee_id') && identity.organization_id;
	return (
		<CreatePage defaultValues={{ start_time, is_billable: true, ...(isForOthers ? { employee_id: identity.id } : {}) }}>
			<TimeEntryInputs />
		</CreatePage>
	);
}
