import { BulkDeleteButton, useResourceContext } from 'react-admin';
import { hasTrash } from './trash';

/** What the trash keeps can be undone; what is really deleted is asked for first. */
export function BulkDelete() {
	const resource = useResourceContext()!;
	if (!hasTrash(resource)) return <BulkDeleteButton mutationMode="pessimistic" />;
	return <BulkDeleteButton label="trash.move" successMessage="trash.moved" mutationMode="undoable" />;
}
