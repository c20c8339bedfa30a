import { usePermissions } from 'react-admin';
import { isFieldGranted, isGranted, type Permissions, type Verb } from './permissions';

/** For what react-admin's own `canAccess` does not ask: single fields, and menus that are drawn at once. */
export function useRights() {
	const { permissions, isPending } = usePermissions<Permissions>();
	return {
		isPending,
		may: (verb: Verb, collection: string) => isGranted(permissions, collection, verb),
		mayField: (verb: Verb, collection: string, field: string) => isFieldGranted(permissions, collection, verb, field),
	};
}
