/** Which forms of the page hold something that was typed and not saved. */

export interface Holder {
	/** Something was typed. */
	isDirty: () => boolean;
	/** Leads on by itself just now: no question. */
	isLeading?: () => boolean;
	/** What was typed is not wanted any more. */
	discard: () => void;
}

export interface Question {
	/** Discard, and go on. */
	yes: () => void;
	no: () => void;
}

export function createUnsaved() {
	const holders = new Set<Holder>();
	const listeners = new Set<() => void>();
	let question: Question | undefined;
	let isLetGo = false;
	const ask = (next: Question | undefined) => {
		question = next;
		for (const listener of listeners) listener();
	};
	const dirty = () => (isLetGo ? [] : [...holders].filter((holder) => holder.isDirty()));
	const unsaved = {
		hold: (holder: Holder) => {
			holders.add(holder);
			return () => {
				holders.delete(holder);
			};
		},
		any: () => dirty().length > 0,
		/** Somebody wants to leave: whether they have to be asked. */
		stops: () => dirty().some((holder) => !holder.isLeading?.()),
		discard: () => {
			for (const holder of [...holders]) holder.discard();
		},
		/** The page is left, and drafts are kept: nobody is asked. */
		letGo: () => {
			isLetGo = true;
		},
		/** Does it at once, or after the question. */
		whenAllowed: (work: () => void) => {
			if (!unsaved.stops()) return work();
			ask({
				yes: () => {
					ask(undefined);
					unsaved.discard();
					work();
				},
				no: () => ask(undefined),
			});
		},
		question: () => question,
		subscribe: (listener: () => void) => {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
	};
	return unsaved;
}

/** One for the page. */
export const unsaved = createUnsaved();
