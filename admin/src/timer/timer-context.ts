import type { TimeEntry } from '@kontor/directus-extension/contracts';
import { createContext, useContext } from 'react';
import type { VerbInput } from '../data-provider/verbs';

export type StartInput = VerbInput<'startTimer'>;

interface TimerContextValue {
	/** False for accounts that record no time. */
	isOffered: boolean;
	entry: TimeEntry | null;
	/** How far the server's clock is ahead, in milliseconds. */
	ahead: number;
	/** Asks first whether the running one shall be stopped. */
	start: (input: StartInput) => void;
	stop: () => void;
	isBusy: boolean;
}

export const TimerContext = createContext<TimerContextValue | undefined>(undefined);

export function useTimer(): TimerContextValue {
	const timer = useContext(TimerContext);
	if (!timer) throw new Error('There is no timer outside of the layout.');
	return timer;
}
