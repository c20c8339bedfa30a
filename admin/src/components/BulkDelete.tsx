import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import { Button } from '@mui/material';
import { useState } from 'react';
import { type RaRecord, useListContext, useNotify, useResourceContext, useTranslate } from 'react-admin';
import { hasTrash } from '../app/resources';
import { DeleteDialog } from './DeleteDialog';
import { useSelectedRows } from './list/selected-rows';
import { useDeletion } from './use-deletion';

/** Moving to the trash can be undone; a real deletion is confirmed first. */
export function BulkDelete<Row extends RaRecord>({ isDeletable }: { isDeletable?: ((record: Row) => boolean) | undefined }) {
	const resource = useResourceContext()!;
	const translate = useTranslate();
	const notify = useNotify();
	const remove = useDeletion(resource);
	const [isAsking, setAsking] = useState(false);
	const [isBusy, setBusy] = useState(false);
	const { onUnselectItems } = useListContext<Row>();
	const records = useSelectedRows<Row>();
	if (records.length === 0) return null;
	if (isDeletable && !records.every(isDeletable)) return null;

	async function trash() {
		setBusy(true);
		await remove(records, onUnselectItems).catch((error: Error) => notify(error.message, { type: 'error' }));
		setBusy(false);
	}
	return (
		<>
			<Button color="error" startIcon={<DeleteOutlined />} loading={isBusy} onClick={hasTrash(resource) ? trash : () => setAsking(true)}>
				{translate(hasTrash(resource) ? 'trash.move' : 'ra.action.delete')}
			</Button>
			{isAsking && <DeleteDialog resource={resource} records={records} onDone={onUnselectItems} onClose={() => setAsking(false)} />}
		</>
	);
}
