import { useCallback, useRef, useState } from 'react';
import { useDataProvider, useNotify } from 'react-admin';
import type { KontorDataProvider } from '.';
import { isUncertain } from './errors';
import { useReload } from './use-reload';
import { type Actions, newKey, type VerbAnswer, type VerbInput, type VerbName } from './verbs';

/**
 * Every press of a button is a request of its own. Only when nobody knows whether the last one was done, pressing again
 * with the same input repeats it under the same key: the server then answers what it answered before.
 */
export function useVerb<Name extends VerbName>(name: Name): (input: VerbInput<Name>) => Promise<VerbAnswer<Name>> {
	const verbs: Actions = useDataProvider<KontorDataProvider>();
	const uncertain = useRef<{ input: string; key: string }>(undefined);
	return useCallback(
		async (input) => {
			const text = JSON.stringify(input);
			const key = uncertain.current?.input === text ? uncertain.current.key : newKey();
			try {
				const answer = await verbs[name](input, key);
				uncertain.current = undefined;
				return answer;
			} catch (error) {
				uncertain.current = isUncertain(error) ? { input: text, key } : undefined;
				throw error;
			}
		},
		[verbs, name],
	);
}

interface Options<Name extends VerbName> {
	/** The key of the text that says that it was done. */
	said?: string;
	onDone?: (answer: VerbAnswer<Name>) => void;
}

/** A verb on a button: busy while it runs, everything on the page read anew after it, refusals said. */
export function useAction<Name extends VerbName>(name: Name, { said, onDone }: Options<Name> = {}) {
	const verb = useVerb(name);
	const notify = useNotify();
	const reload = useReload();
	const [isBusy, setBusy] = useState(false);
	async function press(input: VerbInput<Name>): Promise<boolean> {
		setBusy(true);
		try {
			const answer = await verb(input);
			if (said) notify(said, { type: 'success' });
			reload();
			onDone?.(answer);
			return true;
		} catch (error) {
			notify((error as Error).message, { type: 'error', autoHideDuration: 8000 });
			return false;
		} finally {
			setBusy(false);
		}
	}
	return { press, isBusy };
}
