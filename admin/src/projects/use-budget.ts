import type { Project } from '@kontor/directus-extension/contracts';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { useRights } from '../auth/use-rights';
import type { KontorDataProvider } from '../data-provider';

/** What is used of a project's budget, for those who see its times. The head of its page and the bars below ask once. */
export function useBudget({ id }: Pick<Project, 'id'>) {
	const { may } = useRights();
	const provider = useDataProvider<KontorDataProvider>();
	const { data } = useQuery({
		queryKey: ['time_entries', 'budget', id],
		queryFn: () => provider.projectBudget({ id }),
		enabled: may('read', 'time_entries'),
	});
	return data;
}
