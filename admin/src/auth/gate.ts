/**
 * Where requests wait when the session has ended: a login dialog opens over the page, and when the same person is logged in again, they go on.
 * So nothing that was typed is lost, and nothing is saved under another name.
 */
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
	let waiting: { promise: Promise<void>; open: () => void } | undefined;
	const listeners = new Set<() => void>();
	const tell = () => {
		for (const listener of listeners) listener();
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
				let open = () => {};
				const promise = new Promise<void>((resolve) => {
					open = resolve;
				});
				waiting = { promise, open };
			}
			ended = why;
			tell();
			return waiting.promise;
		},
		/** The person is back. */
		open: () => {
			waiting?.open();
			waiting = undefined;
			ended = undefined;
			tell();
		},
		subscribe: (listener: () => void) => {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
	};
}
