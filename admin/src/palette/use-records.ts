/** The records of the palette: what was found, or what was looked at last. */
import type { Found } from '@kontor/directus-extension/contracts';
import MoreHoriz from '@mui/icons-material/MoreHoriz';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useContext, useEffect, useState } from 'react';
import { DataProviderContext, HttpError, useGetIdentity, useResourceDefinitions, useTranslate } from 'react-admin';
import { useLocation } from 'react-router-dom';
import { useRights } from '../auth/use-rights';
import type { KontorDataProvider } from '../data-provider';
import { useFormats } from '../i18n/format';
import { representationIn } from '../made/represent';
import { useMade } from '../made/use-made';
import type { Item } from './item';
import { ORDER, pageOf, present } from './present';
import { visitsOf } from './recent';

/** As on the server. */
const SHORTEST = 2;
const PAUSE = 120;

function useSettled(text: string): string {
	const [settled, setSettled] = useState(text);
	useEffect(() => {
		const timer = setTimeout(() => setSettled(text), PAUSE);
		return () => clearTimeout(timer);
	}, [text]);
	return settled;
}

/** Overload and lost connections pass; a refusal stays. */
const mayPass = (count: number, error: unknown): boolean =>
	count < 3 && error instanceof HttpError && (error.status === 0 || error.status === 503);

export function useRecords(typed: string) {
	// Not by `useDataProvider`: that would leave for the login page as soon as the session is gone, and take what was typed along.
	const provider = useContext(DataProviderContext) as KontorDataProvider;
	const { identity } = useGetIdentity();
	const settled = useSettled(typed.trim());
	const isSearched = settled.length >= SHORTEST;
	const { pathname } = useLocation();
	// What one is looking at is no place to go to.
	const visits = visitsOf(identity?.id).filter((visit) => pathname !== `/${visit.replace(':', '/')}/show`);
	const query = useQuery({
		queryKey: isSearched ? ['palette', 'search', settled] : ['palette', 'recent', visits],
		queryFn: ({ signal }) => (isSearched ? provider.find(settled, signal) : provider.records(visits, signal)),
		enabled: isSearched || (settled === '' && visits.length > 0),
		placeholderData: isSearched ? keepPreviousData : undefined,
		retry: mayPass,
		retryDelay: (count) => 400 * 2 ** count,
		networkMode: 'always',
	});
	const toItems = useItems();
	const found = isSearched || settled === '' ? (query.data ?? []) : [];
	return {
		items: isSearched ? toItems(found, { search: settled }) : inOrder(toItems(found, { group: 'palette.recent' }), visits),
		/** What is shown belongs to what is typed. */
		isCurrent: !query.isFetching && settled === typed.trim(),
		error: query.error as Error | null,
		retry: query.refetch,
	};
}

const inOrder = (items: Item[], visits: readonly string[]): Item[] =>
	items.toSorted((one, other) => visits.indexOf(one.id as never) - visits.indexOf(other.id as never));

interface Told {
	/** One heading for all. */
	group?: string;
	search?: string;
}

function useItems(): (found: Found[], told: Told) => Item[] {
	const formats = useFormats();
	const translate = useTranslate();
	const made = useMade();
	const definitions = useResourceDefinitions();
	const { may } = useRights();
	const placeOf = ({ collection }: Found) => (ORDER.includes(collection) ? ORDER.indexOf(collection) : ORDER.length);
	return (found, { group, search }) =>
		found
			.toSorted((one, other) => placeOf(one) - placeOf(other))
			.filter(({ collection }) => may('read', collection))
			.flatMap(({ collection, rows, has_more: hasMore }) => {
				const icon = definitions[collection]?.icon;
				const isOwn = made.menu.some(({ name }) => name === collection);
				const items = rows.flatMap((row): Item[] => {
					const said = isOwn
						? { title: representationIn(made, collection)(row as never), facts: [] }
						: present(collection, row, { formats, translate });
					return said ? [{ id: `${collection}:${row.id}`, group: group ?? collection, icon, ...said, to: pageOf(collection, row) }] : [];
				});
				if (!hasMore || search === undefined || items.length === 0) return items;
				const list = `/${collection}?${new URLSearchParams({ filter: JSON.stringify({ q: search }) })}`;
				return [
					...items,
					{ id: `all ${collection}`, group: collection, icon: MoreHoriz, title: translate('palette.all'), facts: [], to: list },
				];
			});
}
