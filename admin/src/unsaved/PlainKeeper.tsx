/** In a form that saves by itself (a dialog, a verb): as FormKeeper does it in the form of a record. */
import { useEffect } from 'react';
import { DraftOffer } from './DraftOffer';
import { useUnsaved } from './use-unsaved';

/** Of the form: whether something was typed, and that it is not needed any more. */
export interface Held {
	isDirty: () => boolean;
	settle: () => void;
}

export function PlainKeeper({ draft, onHold }: { draft?: string; onHold: (held: Held) => void }) {
	const { isDirty, settle, found, take, drop } = useUnsaved({ draft, isLeading: true });
	useEffect(() => onHold({ isDirty, settle }), [onHold, isDirty, settle]);
	return <DraftOffer draft={found} onTake={take} onDrop={drop} />;
}
