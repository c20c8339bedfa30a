import { createContext, useContext } from 'react';
import type { Gate } from './gate';
import type { Session } from './session';

export const SessionContext = createContext<Session | undefined>(undefined);
export const GateContext = createContext<Gate | undefined>(undefined);

function given<T>(value: T | undefined): T {
	if (!value) throw new Error('There is no session outside of <App>.');
	return value;
}

export const useSession = (): Session => given(useContext(SessionContext));
export const useGate = (): Gate => given(useContext(GateContext));
