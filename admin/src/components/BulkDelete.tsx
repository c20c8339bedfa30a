import { BulkDeleteButton, type RaRecord, useListContext, useResourceContext } from 'react-admin';
import { hasTrash } from '../app/resources';

/** Moving to the trash can be undone; a real deletion is confirmed first. */
export function BulkDelete<Row extends RaRecord>({ isDeletable }: { isDeletable?: (record: Row) => boolean }) {
	const resource = useResourceContext()!;
	const { data = [], selectedIds = [] } = useListContext<Row>();
	if (isDeletable && !data.filter(({ id }) => selectedIds.includes(id)).every(isDeletable)) return null;
	if (!hasTrash(resource)) return <BulkDeleteButton mutationMode="pessimistic" />;
	return <BulkDeleteButton label="trash.move" successMessage="trash.moved" mutationMode="undoable" />;
}
