import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDataProvider, useListContext, useResourceContext } from 'react-admin';
import { useSession } from '../../auth/session-context';
import type { KontorDataProvider } from '../../data-provider';
import type { ListTab, SumOf } from './tabs';
import { questionOf, type Totals, totalsIn } from './totals';

const NONE: Totals = { tabs: {}, group: undefined, narrower: {} };

/** Asked for once for all pages and orders of a list, in one request. */
export function useTotals(tabs: readonly ListTab[], sums: readonly SumOf[], by: string | undefined, permanent: object | undefined): Totals {
	const resource = useResourceContext()!;
	const provider = useDataProvider<KontorDataProvider>();
	const session = useSession();
	const { filterValues } = useListContext();
	const question = questionOf(filterValues ?? {}, tabs, sums, by);
	const whole = { ...question, filter: { ...question.filter, ...permanent } };
	const { data } = useQuery({
		// Among the lists of the resource: what refreshes these refreshes it as well.
		queryKey: [resource, 'getList', 'totals', whole],
		queryFn: () => {
			session.assertSomebody();
			return provider.totals(resource, whole);
		},
		enabled: tabs.length + sums.length > 0,
		placeholderData: keepPreviousData,
	});
	return data ? totalsIn(data.groups, tabs, sums) : NONE;
}
