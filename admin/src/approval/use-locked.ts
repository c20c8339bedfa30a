import { isFixed, isHandedIn } from '@kontor/directus-extension/contracts';
import { useGetIdentity } from 'react-admin';
import type { Entry } from './steps';

/** Entries that are locked by their state, and own entries that were submitted, until they are withdrawn. */
export function useLocked(): (entry: Entry) => boolean {
	const { identity } = useGetIdentity();
	return (entry) => isFixed(entry) || isHandedIn(entry, identity?.id as string | undefined);
}
