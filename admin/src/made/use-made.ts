import type { made } from '@kontor/directus-extension/contracts';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { RESOURCES } from '../app/resources';
import { useSession } from '../auth/session-context';
import type { KontorDataProvider } from '../data-provider';
import { EMPTY, type Model, readModel } from './model';
import { learnWords } from './words';

export const MADE_KEY = ['made'];
const FRESH = 60_000;
const LOOK_EVERY = 3 * FRESH;
const BY_HAND = RESOURCES.map(({ name }) => name);

/** Many parts of a page ask; it is sorted once for each answer. */
let latest: Model = EMPTY;
const toModel = (answer: made.Made): Model => {
	if (latest.answer !== answer) latest = readModel(answer, BY_HAND);
	return latest;
};

/**
 * What was made here in Studio. Nothing waits for it: pages show what they have by hand, and the rest when it is there. Looked at again every few
 * minutes, when the tab comes back, and after a refusal that may come from a changed model (App.tsx).
 */
export function useMade(): Model & { isPending: boolean } {
	const provider = useDataProvider<KontorDataProvider>();
	const session = useSession();
	const { data = EMPTY, isPending } = useQuery({
		queryKey: MADE_KEY,
		queryFn: async () => {
			session.assertSomebody();
			const answer = await provider.made({});
			learnWords(answer, BY_HAND);
			return answer;
		},
		select: toModel,
		staleTime: FRESH,
		refetchInterval: LOOK_EVERY,
		refetchOnWindowFocus: 'always',
	});
	return { ...data, isPending };
}
