/** Records that deleting only hides: they can be brought back. */
const WITH_TRASH = new Set(['customers', 'contacts']);

export const hasTrash = (resource: string): boolean => WITH_TRASH.has(resource);
