/** One running clock, the same on every page and in every tab. */

import { useQuery } from '@tanstack/react-query';
import { type ReactNode, Suspense, useCallback, useMemo, useState } from 'react';
import { useDataProvider } from 'react-admin';
import { lazy } from '../app/lazy';
import { useRights } from '../auth/use-rights';
import type { KontorDataProvider } from '../data-provider';
import { useAction } from '../data-provider/use-verb';
import { type StartInput, TimerContext } from './timer-context';

const SwitchTimer = lazy(() => import('./SwitchTimer'));

/** Started or stopped elsewhere: seen here soon, and at once when one comes back to the page. */
const LOOK_EVERY = 60_000;

export function TimerProvider({ children }: { children: ReactNode }) {
	const provider = useDataProvider<KontorDataProvider>();
	const { may } = useRights();
	const isAsked = may('create', 'time_entries');
	const { data, isError } = useQuery({
		queryKey: ['time_entries', 'timer'],
		queryFn: () => provider.timer(),
		enabled: isAsked,
		refetchInterval: LOOK_EVERY,
		refetchOnWindowFocus: true,
	});
	const entry = data?.entry ?? null;
	const [asked, setAsked] = useState<StartInput>();
	const starting = useAction('startTimer', { said: 'timer.started' });
	const stopping = useAction('stopTimer', { said: 'timer.stopped' });

	const startNow = starting.press;
	const start = useCallback(
		(input: StartInput) => {
			if (entry) setAsked(input);
			else startNow(input);
		},
		[entry, startNow],
	);
	const stopNow = stopping.press;
	const stop = useCallback(() => void stopNow({}), [stopNow]);
	const isBusy = starting.isBusy || stopping.isBusy;
	const isOffered = isAsked && data !== undefined && !isError;
	const value = useMemo(
		() => ({ isOffered, entry, ahead: data?.ahead ?? 0, start, stop, isBusy }),
		[isOffered, entry, data?.ahead, start, stop, isBusy],
	);
	return (
		<TimerContext.Provider value={value}>
			{children}
			{asked && entry && (
				<Suspense fallback={null}>
					<SwitchTimer running={entry} wanted={asked} onClose={() => setAsked(undefined)} />
				</Suspense>
			)}
		</TimerContext.Provider>
	);
}
