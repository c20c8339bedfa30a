import type { Policy } from '@kontor/directus-extension/contracts';
import { useGetIdentity, usePermissions } from 'react-admin';
import { isFieldGranted, isGranted, type Rights, type Verb } from './permissions';

/** For what react-admin's own `canAccess` does not ask: single fields, verbs, and menus that are drawn at once. */
export function useRights() {
	const { permissions: rights, isPending } = usePermissions<Rights>();
	const { identity } = useGetIdentity();
	return {
		isPending,
		may: (verb: Verb, collection: string) => isGranted(rights?.permissions, collection, verb),
		mayField: (verb: Verb, collection: string, field: string) => isFieldGranted(rights?.permissions, collection, verb, field),
		/** Has one of the policies that stand for the right to a verb. */
		can: (...policies: Policy[]) => policies.some((policy) => rights?.policies.has(policy)),
		/** Employee and account have one id. */
		isMe: (employee: unknown) => employee !== undefined && employee === identity?.id,
	};
}
