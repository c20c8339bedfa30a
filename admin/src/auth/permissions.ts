/** What `GET /permissions/me` and `GET /kontor/rights` tell, and the questions the console asks of it. */
import type { Policy } from '@kontor/directus-extension/contracts';

export type Verb = 'create' | 'read' | 'update' | 'delete' | 'share';

export interface Grant {
	access: 'none' | 'partial' | 'full';
	fields?: string[];
}

export type Permissions = Record<string, Partial<Record<Verb, Grant>>>;

/** Rights on rows, and the rights to verbs: those are policies without permissions (`billing.issue`, `time.approve`). */
export interface Rights {
	permissions: Permissions;
	policies: ReadonlySet<Policy>;
}

const VERBS: Record<string, Verb> = {
	list: 'read',
	show: 'read',
	export: 'read',
	edit: 'update',
	create: 'create',
	clone: 'create',
	delete: 'delete',
};

export const verbOf = (action: string): Verb => VERBS[action] ?? (action as Verb);

export function grantOf(permissions: Permissions | undefined, collection: string, verb: Verb): Grant {
	return permissions?.[collection]?.[verb] ?? { access: 'none' };
}

export const isGranted = (permissions: Permissions | undefined, collection: string, verb: Verb): boolean =>
	grantOf(permissions, collection, verb).access !== 'none';

/** Directus lists the fields of a grant; a grant without the list is one on all of them. */
export function isFieldGranted(permissions: Permissions | undefined, collection: string, verb: Verb, field: string): boolean {
	const { access, fields } = grantOf(permissions, collection, verb);
	return access !== 'none' && (!fields || fields.includes('*') || fields.includes(field));
}
