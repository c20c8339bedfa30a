import { useCallback } from 'react';
import { useLogout } from 'react-admin';
import { drafts } from '../unsaved/drafts';
import { unsaved } from '../unsaved/unsaved';
import { useGate } from './session-context';

/** Logs out: after the question where something is not saved, and without leaving any draft on this computer. */
export function useLeave(): () => void {
	const gate = useGate();
	const logout = useLogout();
	return useCallback(() => {
		unsaved.whenAllowed(() => {
			const person = gate.person();
			if (person) drafts().forgetAll(person.id);
			logout();
		});
	}, [gate, logout]);
}
