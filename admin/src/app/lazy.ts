/**
 * Parts of the console that come when they are needed. If one can't be fetched, it is tried again when the server can be reached; a browser that
 * remembers the failure needs the page anew (PageError). So all parts are fetched as soon as there is time: then pages open without a network.
 */
import { type ComponentType, type LazyExoticComponent, lazy as lazyByReact } from 'react';
import { connection } from '../data-provider/connection';

type Load = () => Promise<unknown>;

const waiting: Load[] = [];

export function lazy<Part extends ComponentType<any>>(load: () => Promise<{ default: Part }>): LazyExoticComponent<Part> {
	waiting.push(load);
	return lazyByReact(() =>
		load().catch(async () => {
			await connection.reached();
			return load();
		}),
	);
}

const AFTER = 4_000;

/** After the first page, one after the other, whenever the browser has nothing else to do. */
export function fetchPartsSoon(): void {
	const { saveData } = (navigator as Navigator & { connection?: { saveData?: boolean } }).connection ?? {};
	if (saveData) return;
	const whenIdle = window.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 200));
	const next = () => {
		const load = waiting.shift();
		if (load)
			load().then(
				() => whenIdle(next),
				() => undefined,
			);
		else setTimeout(next, AFTER);
	};
	setTimeout(next, AFTER);
}
