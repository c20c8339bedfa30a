import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { useLocation } from 'react-router-dom';
import { RESOURCES } from '../app/resources';
import { useMade } from '../made/use-made';
import { LiveSocket } from './live-socket';
import { isToReadAnew, tablesShown } from './rules';

/** Pages come and go in steps; what they show is looked at when they have come to rest. */
const SETTLE = 500;
const LOOK_AGAIN = 1_000;

/** While a form lies over the page nothing moves under it. */
const isFormOpen = () => document.querySelector('[role="dialog"] form') !== null;

/** What is shown follows the changes of colleagues. */
export function useLive(): void {
	const client = useQueryClient();
	const { answer, isPending } = useMade();
	const { pathname } = useLocation();
	const path = useRef(pathname);
	path.current = pathname;
	const tables = useMemo(() => new Set([...RESOURCES, ...answer.tables].map(({ name }) => name as string)), [answer]);

	useEffect(() => {
		if (isPending) return;
		const cache = client.getQueryCache();
		let waiting: Set<string> | undefined;
		let later: number | undefined;

		const readAnew = () => {
			if (isFormOpen()) {
				later = window.setTimeout(readAnew, LOOK_AGAIN);
				return;
			}
			const changed = waiting ?? new Set();
			waiting = undefined;
			client.invalidateQueries({ predicate: (query) => isToReadAnew(query, changed, path.current) });
		};
		const socket = new LiveSocket(`${window.location.origin.replace('http', 'ws')}/websocket`, {
			onChange(changed) {
				const isScheduled = waiting !== undefined;
				waiting = new Set([...(waiting ?? []), ...changed]);
				if (!isScheduled) readAnew();
			},
			onReturn() {
				this.onChange(tables);
			},
		});
		let settling: number | undefined;
		const listen = () => {
			settling ??= window.setTimeout(() => {
				settling = undefined;
				socket.listenTo(tablesShown(cache.getAll(), tables));
			}, SETTLE);
		};
		const stop = cache.subscribe(({ type }) => {
			if (type === 'observerAdded' || type === 'observerRemoved') listen();
		});
		listen();
		return () => {
			stop();
			clearTimeout(settling);
			clearTimeout(later);
			socket.close();
		};
	}, [client, tables, isPending]);
}
