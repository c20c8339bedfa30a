import { useCallback } from 'react';
import { type RaRecord, useDataProvider, useTranslate } from 'react-admin';
import { hasTrash } from '../app/resources';
import type { KontorDataProvider } from '../data-provider';
import { useReload } from '../data-provider/use-reload';
import { useToast } from './use-toast';

/** Deletes one or several, and tells so when the server has done it: out of the trash they can be taken back. */
export function useDeletion(resource: string) {
	const provider = useDataProvider<KontorDataProvider>();
	const translate = useTranslate();
	const reload = useReload();
	const toast = useToast();
	return useCallback(
		async (records: readonly RaRecord[], onDone?: () => void) => {
			const ids = records.map(({ id }) => id);
			const [first] = records;
			try {
				if (first && records.length === 1) await provider.delete(resource, { id: first.id, previousData: first });
				else await provider.deleteMany(resource, { ids });
			} catch (error) {
				// Perhaps somebody has changed it meanwhile: then one looks at that first.
				reload();
				throw error;
			}
			const undo = async () => {
				await provider.restore(resource, ids);
				reload();
			};
			onDone?.();
			reload(hasTrash(resource) ? undefined : { resource, ids });
			toast(translate(hasTrash(resource) ? 'trash.moved' : 'delete.done', { smart_count: ids.length }), hasTrash(resource) ? { undo } : {});
		},
		[provider, resource, reload, toast, translate],
	);
}
