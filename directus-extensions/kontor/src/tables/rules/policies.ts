/** Which policies a new table brings: one for each level that some role has, and no role has two (docs/decisions/0009-flat-roles.md). */
type Action = 'create' | 'read' | 'update' | 'delete';

export interface TablePolicy {
	name: string;
	description: string;
	actions: Action[];
	roles: string[];
}

interface Wanted {
	name: string;
	label: { de: string; en: string };
	rights: { read: string[]; write: string[]; delete: string[] };
}

export function policiesOf({ name, label, rights }: Wanted): TablePolicy[] {
	const deleting = new Set(rights.delete);
	const writing = new Set(rights.write.filter((role) => !deleting.has(role)));
	const reading = new Set(rights.read.filter((role) => !deleting.has(role) && !writing.has(role)));
	const all: TablePolicy[] = [
		{ name: `${name}.read`, description: `${label.de}: sehen`, actions: ['read'], roles: [...reading] },
		{
			name: `${name}.write`,
			description: `${label.de}: sehen, anlegen und ändern`,
			actions: ['create', 'read', 'update'],
			roles: [...writing],
		},
		{
			name: `${name}.manage`,
			description: `${label.de}: sehen, anlegen, ändern und löschen`,
			actions: ['create', 'read', 'update', 'delete'],
			roles: [...deleting],
		},
	];
	return all.filter(({ roles }) => roles.length > 0);
}
