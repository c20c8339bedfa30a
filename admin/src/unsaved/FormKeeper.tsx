/** In the form of a page: asks before it is left, keeps what was typed, offers what was kept, and says when it is saved. */
import { useCallback, useEffect, useRef } from 'react';
import { type Middleware, useRegisterMutationMiddleware, useResourceContext } from 'react-admin';
import type { Row } from '../conflicts/merge';
import { changedFields, isEqual } from '../data-provider/changes';
import { DraftOffer } from './DraftOffer';
import type { Change } from './use-undoable-save';
import { useUnsaved } from './use-unsaved';

/** The record that the form began with. */
export interface Began {
	row: () => Row | undefined;
	from: (row: Row) => void;
	onReady: (isDirty: () => boolean) => void;
}

interface Props {
	draft: string;
	began?: Began;
	/** What was saved, for an undo. */
	change?: { current: Change | undefined };
}

type Save = Middleware<
	(resource: string, params: { data: Row; previousData?: Row }) => Promise<{ data: Row; meta?: { mergedWith?: Row } }>
>;

export function FormKeeper({ draft, began, change }: Props) {
	const resource = useResourceContext()!;
	const latest = useRef(began);
	latest.current = began;
	const base = useCallback(() => latest.current?.row(), []);
	const { isDirty, settle, found, take, drop } = useUnsaved({ draft, base });

	useEffect(() => {
		latest.current?.onReady(isDirty);
	}, [isDirty]);

	useRegisterMutationMiddleware(
		useCallback<Save>(
			async (target, params, next) => {
				const before = base();
				const answer = await next(target, before ? { ...params, previousData: before } : params);
				// Taken back is what this person did, not what came in between.
				const last = answer.meta?.mergedWith ?? before;
				const wished = Object.keys(changedFields(params.data, before));
				const changed = wished.filter((field) => last && !isEqual(last[field], answer.data[field]));
				if (change && last) change.current = { resource, before: last, changed, saved: answer.data };
				settle();
				return answer;
			},
			[base, settle, change, resource],
		) as never,
	);

	function takeDraft() {
		const row = base();
		// Somebody has changed the record since: that is noticed when it is saved.
		if (row && found) began?.from({ ...row, etag: undefined, ...found.base });
		take();
	}

	return <DraftOffer draft={found} onTake={takeDraft} onDrop={drop} />;
}
