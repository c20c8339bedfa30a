import { isFixed, isHandedIn } from '@kontor/directus-extension/contracts';
import { useGetIdentity } from 'react-admin';
import type { Entry } from './steps';

/** What its state keeps as it is; and what one has handed in oneself, until one takes it back. */
export function useLocked(): (entry: Entry) => boolean {
	const { identity } = useGetIdentity();
	return (entry) => isFixed(entry) || isHandedIn(entry, identity?.id as string | undefined);
}
