import { useState } from 'react';
import { useGetIdentity } from 'react-admin';
import { useRights } from '../auth/use-rights';
import { CreatePage } from '../components/form';
import { TimeEntryInputs } from './TimeEntryInputs';

const FIVE_MINUTES = 5 * 60_000;

export default function TimeEntryCreate() {
	const { identity } = useGetIdentity();
	const { mayField } = useRights();
	// Kept: with another one the form would begin anew.
	const [start_time] = useState(() => new Date(Math.floor(Date.now() / FIVE_MINUTES) * FIVE_MINUTES).toISOString());
	if (!identity) return null;
	// Employee and account have one id; an administrator of the system has no employee.
	const isForOthers = mayField('update', 'time_entries', 'employee_id') && identity.organization_id;
	return (
		<CreatePage defaultValues={{ start_time, is_billable: true, ...(isForOthers ? { employee_id: identity.id } : {}) }}>
			<TimeEntryInputs />
		</CreatePage>
	);
}
