import { useCallback, useRef, useState } from 'react';
import type { Row } from '../conflicts/merge';
import type { Began } from './FormKeeper';

/** As long as something typed is in the form, it stays with the record that it began with, whatever is read again meanwhile. */
export function useBegan(record: Row | undefined): Began & { shown: () => Row | undefined; isDirty: () => boolean } {
	const held = useRef<Row>(undefined);
	/** What a draft began with that was taken over: only saving asks for it, the form shows the record as it is. */
	const drafted = useRef<Row>(undefined);
	const dirty = useRef<() => boolean>(() => false);
	const [, drawAgain] = useState(0);
	if (held.current?.id !== record?.id) drafted.current = undefined;
	if (held.current?.id !== record?.id || !dirty.current()) held.current = record;
	const isDirty = useCallback(() => dirty.current(), []);
	return {
		row: () => drafted.current ?? held.current,
		shown: () => held.current,
		from: (row) => {
			drafted.current = row;
			drawAgain((count) => count + 1);
		},
		onReady: (asked) => {
			dirty.current = asked;
		},
		isDirty,
	};
}
