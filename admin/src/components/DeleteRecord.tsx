import { DeleteButton, useResourceContext } from 'react-admin';
import { hasTrash } from '../app/resources';

/** Into the trash at once, with an undo; what is really deleted is asked for first. */
export function DeleteRecord() {
	const resource = useResourceContext()!;
	if (!hasTrash(resource)) return <DeleteButton mutationMode="pessimistic" />;
	return <DeleteButton label="trash.move" successMessage="trash.moved" mutationMode="undoable" />;
}
