/** Between the data provider, which meets a change of somebody else, and the dialog, in which a person decides. */
import type { Merge, Row, Side } from './merge';

export interface Conflict {
	resource: string;
	/** As it is now. */
	record: Row;
	merge: Merge;
}

interface Asked extends Conflict {
	decide: (choices: ReadonlyMap<string, Side>) => void;
	giveUp: () => void;
}

type Listener = () => void;

export function createConflicts() {
	let asked: Asked | undefined;
	let tell: ((conflict: Conflict) => void) | undefined;
	const listeners = new Set<Listener>();
	const set = (next: Asked | undefined) => {
		asked = next;
		for (const listener of listeners) listener();
	};
	return {
		asked: () => asked,
		/** Whoever tells people of changes that went together without a question. */
		onMerged: (listener: ((conflict: Conflict) => void) | undefined) => {
			tell = listener;
		},
		/** What is to be saved then; undefined: nothing. */
		settle: async (conflict: Conflict): Promise<Row | undefined> => {
			if (conflict.merge.clashes.length === 0) {
				tell?.(conflict);
				return conflict.merge.result(new Map());
			}
			return new Promise((resolve) => {
				const end = (row: Row | undefined) => {
					set(undefined);
					resolve(row);
				};
				set({ ...conflict, decide: (choices) => end(conflict.merge.result(choices)), giveUp: () => end(undefined) });
			});
		},
		subscribe: (listener: Listener) => {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
	};
}

export type Conflicts = ReturnType<typeof createConflicts>;

export const conflicts = createConflicts();
