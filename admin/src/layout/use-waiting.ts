/** How much waits for the reader: what is to be approved, to be decided, overdue. Asked after the page, and seldom. */
import { useQueries } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useDataProvider } from 'react-admin';
import { RESOURCES } from '../app/resources';
import { useRights } from '../auth/use-rights';

const SETTLED = 1_500;
const LOOK_EVERY = 5 * 60_000;

const ASKED = RESOURCES.flatMap(({ name, waiting }) => (waiting ? [{ name, ...waiting }] : []));

export function useWaiting(): Record<string, number | undefined> {
	const provider = useDataProvider();
	const { isPending, may, can } = useRights();
	const isSettled = useSettled();
	const answers = useQueries({
		queries: ASKED.map(({ name, filter, rights }) => ({
			// By its name, so that whatever changes such rows has it counted again.
			queryKey: [name, 'waiting'],
			queryFn: async () =>
				(await provider.getList(name, { filter, pagination: { page: 1, perPage: 1 }, sort: { field: 'id', order: 'ASC' } })).total ?? 0,
			enabled: isSettled && !isPending && may('read', name) && can(...rights),
			staleTime: LOOK_EVERY,
			refetchInterval: LOOK_EVERY,
		})),
	});
	return Object.fromEntries(ASKED.map(({ name }, index) => [name, answers[index]?.data]));
}

function useSettled(): boolean {
	const [isSettled, setSettled] = useState(false);
	useEffect(() => {
		const timer = setTimeout(() => setSettled(true), SETTLED);
		return () => clearTimeout(timer);
	}, []);
	return isSettled;
}
