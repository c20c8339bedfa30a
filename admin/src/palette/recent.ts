/** What somebody has looked at last, on this device: only which records. How they are called is asked anew, as far as they may be seen. */
import { useEffect } from 'react';
import { useGetIdentity } from 'react-admin';
import { matchPath, useLocation } from 'react-router-dom';
import { store } from '../app/store';

const MOST = 12;
/** Forgotten with the logout, like everything that is not of the device. */
const keyOf = (person: unknown): string => `recent.${person}`;

export type Visit = `${string}:${string}`;

export const visitsOf = (person: unknown): Visit[] => store.getItem<Visit[]>(keyOf(person)) ?? [];

export const withVisit = (visits: readonly Visit[], visit: Visit): Visit[] =>
	[visit, ...visits.filter((one) => one !== visit)].slice(0, MOST);

export function useNoteVisits(): void {
	const { pathname } = useLocation();
	const { identity } = useGetIdentity();
	const person = identity?.id;
	useEffect(() => {
		const match = matchPath('/:collection/:id/show/*', pathname);
		const { collection, id } = match?.params ?? {};
		if (person === undefined || !collection || !id || !/^\w+$/.test(collection) || !/^[\w-]+$/.test(id)) return;
		store.setItem(keyOf(person), withVisit(visitsOf(person), `${collection}:${id}`));
	}, [pathname, person]);
}
