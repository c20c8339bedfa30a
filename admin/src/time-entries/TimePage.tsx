import { useGetIdentity, useStore } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { lazy } from '../app/lazy';
import { useRights } from '../auth/use-rights';
import { type TimeView, VIEW } from './ViewSwitch';

const WeekPage = lazy(() => import('./week/WeekPage'));
const TimeEntryList = lazy(() => import('./TimeEntryList'));

/** Who tracks their own time begins with their week; who looks after everybody's, with the list. */
export default function TimePage() {
	const { isPending, can, may } = useRights();
	const { identity } = useGetIdentity();
	const [chosen] = useStore<TimeView | undefined>(VIEW);
	const [search] = useSearchParams();
	if (isPending || !identity) return null;
	const isOwn = may('create', 'time_entries') && !can('time.read') && identity.organization_id;
	const view = search.has('filter') ? 'list' : (chosen ?? (isOwn ? 'week' : 'list'));
	return view === 'week' ? <WeekPage /> : <TimeEntryList />;
}
