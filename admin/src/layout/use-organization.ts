import { useGetIdentity, useGetOne } from 'react-admin';
import { useRights } from '../auth/use-rights';

interface Organization {
	id: string;
	name: string;
	logo: string | null;
	primary_color: string | null;
}

const FRESH = 10 * 60_000;

/** Whose books are open: the name and look of the organization, for those who may read it. Administrators without one have none. */
export function useOrganization(): Organization | undefined {
	const { identity } = useGetIdentity();
	const { may } = useRights();
	const id: string | undefined = identity?.organization_id;
	const { data } = useGetOne<Organization>(
		'organizations',
		{ id: id ?? '' },
		{ enabled: !!id && may('read', 'organizations'), staleTime: FRESH, retry: false },
	);
	return data;
}
