import { useCallback, useRef, useState } from 'react';
import { useDataProvider, useNotify } from 'react-admin';
import type { KontorDataProvider } from '.';
import { isUncertain } from './errors';
import { useReload } from './use-reload';
import { type AnswerOf, type InputOf, newKey, type Verb, type VerbAnswer, type VerbInput, type VerbName } from './verbs';

/** A verb of verbs.ts by its name, or one that a resource defines for itself. */
export type Doable = VerbName | Verb<any, any>;
export type Given<What> = What extends VerbName ? VerbInput<What> : InputOf<What>;
export type Answered<What> = What extends VerbName ? VerbAnswer<What> : AnswerOf<What>;

/**
 * Every press of a button is a request of its own. Only when nobody knows whether the last one was done, pressing again
 * with the same input repeats it under the same key: the server then answers what it answered before.
 */
export function useVerb<What extends Doable>(what: What): (input: Given<What>) => Promise<Answered<What>> {
	const provider = useDataProvider<KontorDataProvider>();
	const uncertain = useRef<{ input: string; key: string }>(undefined);
	return useCallback(
		async (input) => {
			const text = JSON.stringify(input);
			const key = uncertain.current?.input === text ? uncertain.current.key : newKey();
			try {
				const answer = await (typeof what === 'string'
					? provider[what as VerbName](input as never, key)
					: provider.act(what as Verb<any, any>, input, key));
				uncertain.current = undefined;
				return answer as Answered<What>;
			} catch (error) {
				uncertain.current = isUncertain(error) ? { input: text, key } : undefined;
				throw error;
			}
		},
		[provider, what],
	);
}

interface Options<What extends Doable> {
	/** The key of the text that says that it was done. */
	said?: string;
	onDone?: (answer: Answered<What>) => void;
}

/** A verb on a button: busy while it runs; afterwards the page is read again, and errors are shown. */
export function useAction<What extends Doable>(what: What, { said, onDone }: Options<What> = {}) {
	const verb = useVerb(what);
	const notify = useNotify();
	const reload = useReload();
	const [isBusy, setBusy] = useState(false);
	async function press(input: Given<What>): Promise<boolean> {
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
