import { BulkDeleteButton, useListContext, useResourceContext } from 'react-admin';
import { hasTrash } from './trash';

/** What the trash keeps can be undone; what is really deleted is asked for first. */
export function BulkDelete({ isDeletable }: { isDeletable?: (record: any) => boolean }) {
	const resource = useResourceContext()!;
	const { data = [], selectedIds = [] } = useListContext();
	if (isDeletable && !data.filter(({ id }) => selectedIds.includes(id)).every(isDeletable)) return null;
	if (!hasTrash(resource)) return <BulkDeleteButton mutationMode="pessimistic" />;
	return <BulkDeleteButton label="trash.move" successMessage="trash.moved" mutationMode="undoable" />;
}
