import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import { Button } from '@mui/material';
import { useState } from 'react';
import { useCanAccess, useNotify, useRecordContext, useRedirect, useResourceContext, useTranslate } from 'react-admin';
import { hasTrash } from '../app/resources';
import { DeleteDialog } from './DeleteDialog';
import { useDeletion } from './use-deletion';

/** Into the trash at once, with an undo; what is really deleted is asked for first. */
export function DeleteRecord() {
	const resource = useResourceContext()!;
	const record = useRecordContext();
	const translate = useTranslate();
	const redirect = useRedirect();
	const notify = useNotify();
	const remove = useDeletion(resource);
	const [isAsking, setAsking] = useState(false);
	const [isBusy, setBusy] = useState(false);
	const { canAccess } = useCanAccess({ action: 'delete', resource, record, enabled: record !== undefined });
	if (!record || !canAccess) return null;
	const leave = () => redirect('list', resource);

	async function trash() {
		setBusy(true);
		await remove([record!], leave).catch((error: Error) => notify(error.message, { type: 'error' }));
		setBusy(false);
	}
	return (
		<>
			<Button color="error" startIcon={<DeleteOutlined />} loading={isBusy} onClick={hasTrash(resource) ? trash : () => setAsking(true)}>
				{translate(hasTrash(resource) ? 'trash.move' : 'ra.action.delete')}
			</Button>
			{isAsking && <DeleteDialog resource={resource} records={[record]} onDone={leave} onClose={() => setAsking(false)} />}
		</>
	);
}
