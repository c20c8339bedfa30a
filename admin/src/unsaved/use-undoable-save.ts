import { useCallback } from 'react';
import { useDataProvider, useRedirect, useResourceContext, useTranslate } from 'react-admin';
import { useToast } from '../components/use-toast';
import type { Row } from '../conflicts/merge';
import { useReload } from '../data-provider/use-reload';

export interface Change {
	resource: string;
	before: Row;
	/** The fields that were changed. */
	changed: string[];
	saved: Row;
}

/** Lines that were taken out are gone: to bring some of a paper back would be no undo. */
const canBeUndone = ({ changed }: Change): boolean => changed.length > 0 && !changed.includes('lines');

/** After saving: leads to the record, and offers to take back what was changed, while the server has nothing newer. */
export function useUndoableSave(change: { current: Change | undefined }, embed: string[] | undefined) {
	const resource = useResourceContext()!;
	const provider = useDataProvider();
	const translate = useTranslate();
	const redirect = useRedirect();
	const reload = useReload();
	const toast = useToast();
	return useCallback(
		(saved: Row) => {
			const done = change.current;
			const undo = async () => {
				const { before, changed, saved: previousData } = done!;
				const back = Object.fromEntries(changed.map((field) => [field, before[field] ?? null]));
				await provider.update(resource, { id: previousData.id!, data: { ...previousData, ...back }, previousData, meta: { embed } });
				reload();
			};
			const said = translate(`resources.${resource}.notifications.updated`, {
				smart_count: 1,
				_: translate('ra.notification.updated', { smart_count: 1 }),
			});
			toast(said, { type: 'success', ...(done && canBeUndone(done) ? { undo } : {}) });
			redirect('show', resource, saved.id, saved);
		},
		[change, embed, provider, redirect, reload, resource, toast, translate],
	);
}
