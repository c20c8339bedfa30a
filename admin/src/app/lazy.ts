/** Parts of the console that come when they are needed: also after a pause, when the server can be reached again. */
import { type ComponentType, type LazyExoticComponent, lazy as lazyByReact } from 'react';
import { connection } from '../data-provider/connection';

/** After that a page says what is wrong (PageError): perhaps there is a newer console, without this file. */
const MOST_ATTEMPTS = 2;

export const lazy = <Part extends ComponentType<any>>(load: () => Promise<{ default: Part }>): LazyExoticComponent<Part> =>
	lazyByReact(() => persistently(load));

async function persistently<T>(load: () => Promise<T>): Promise<T> {
	for (let attempt = 0; ; attempt++) {
		try {
			return await load();
		} catch (error) {
			if (attempt >= MOST_ATTEMPTS) throw error;
			await connection.reached();
			if (attempt > 0) await connection.pause('busy', attempt);
		}
	}
}
