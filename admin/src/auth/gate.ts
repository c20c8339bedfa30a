/**
 * Where requests wait when the session has ended: a login dialog opens over the page, and when the same person is logged in again, they go on.
 * So nothing that was typed is lost, and nothing is saved under another name.
 */
import { HttpError } from 'react-admin';

export interface Person {
	id: string;
	email: string | null;
	name: string;
}

export type Ended = 'SESSION_ENDED' | 'OTHER_ACCOUNT';

export type Gate = ReturnType<typeof createGate>;

export function createGate() {
	let person: Person | undefined;
	let ended: Ended | undefined;
	let waiting: { promise: Promise<void>; open: () => void; shut: (error: Error) => void } | undefined;
	const listeners = new Set<() => void>();
	const tell = () => {
		for (const listener of listeners) listener();
	};
	const end = () => {
		waiting = undefined;
		ended = undefined;
		tell();
	};
	return {
		/** Whose page this is. */
		person: () => person,
		/** Why requests wait; undefined: they don't. */
		ended: () => ended,
		belongsTo: (somebody: Person | undefined) => {
			person = somebody;
		},
		wait: (why: Ended): Promise<void> => {
			if (!waiting) {
				let [open, shut]: [() => void, (error: Error) => void] = [() => {}, () => {}];
				const promise = new Promise<void>((resolve, reject) => {
					[open, shut] = [resolve, reject];
				});
				waiting = { promise, open, shut };
			}
			ended = why;
			tell();
			return waiting.promise;
		},
		/** The person is back. */
		open: () => {
			waiting?.open();
			end();
		},
		/** They will not come back: what waits is refused. */
		shut: () => {
			waiting?.shut(new HttpError('Unauthorized', 401, { code: 'SESSION_ENDED' }));
			end();
		},
		subscribe: (listener: () => void) => {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
	};
}
