/** Nobody gives away rights that they do not have: does one set of permissions cover another? */

export interface Permission {
	collection: string;
	action: string;
	/** The row filter; null is every row. */
	permissions: unknown;
	fields: string[] | null;
}

export interface Rights {
	isAdmin: boolean;
	permissions: Permission[];
	/** Policies that hold no permissions but stand for verbs: to issue, to approve. */
	verbs?: string[];
}

export function covers(own: Rights, given: Rights): boolean {
	if (own.isAdmin) return true;
	if (given.isAdmin) return false;
	if (!(given.verbs ?? []).every((verb) => own.verbs?.includes(verb))) return false;
	return given.permissions.every((wanted) => own.permissions.some((mine) => coversOne(mine, wanted)));
}

/**
 * Filters are compared only by whether they keep rows within the organization: in this product none is wider or narrower in another
 * way.
 */
function coversOne(mine: Permission, wanted: Permission): boolean {
	if (mine.collection !== wanted.collection || mine.action !== wanted.action) return false;
	if (mine.permissions !== null && wanted.permissions === null) return false;
	if (!mentionsTenant(mine.permissions) || mentionsTenant(wanted.permissions) || mine.permissions === null)
		return coversFields(mine.fields, wanted.fields);
	return false;
}

const mentionsTenant = (filter: unknown): boolean => JSON.stringify(filter ?? null).includes('$CURRENT_USER.organization_id');

function coversFields(mine: string[] | null, wanted: string[] | null): boolean {
	if (wanted === null || mine?.includes('*')) return true;
	return wanted.every((field) => field !== '*' && mine?.includes(field));
}
