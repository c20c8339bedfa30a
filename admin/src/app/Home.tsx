import { Navigate } from 'react-router-dom';
import { useRights } from '../auth/use-rights';
import { MENU_GROUPS } from './resources';

/** People who look after customers begin with them; people who only see their names, with their own time. */
export function Home() {
	const { isPending, may, mayField } = useRights();
	if (isPending) return null;
	const entries = MENU_GROUPS.flatMap(({ resources }) => resources).filter((resource) => may('read', resource));
	const first = !mayField('read', 'customers', 'email') && may('read', 'time_entries') ? 'time_entries' : entries[0];
	return <Navigate to={first ? `/${first}` : '/access-denied'} replace />;
}
