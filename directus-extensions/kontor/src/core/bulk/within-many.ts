/** What is the same for all rows that one request writes is looked up once: the document they belong to, the rates, the rights. */
import { AsyncLocalStorage } from 'node:async_hooks';

const known = new AsyncLocalStorage<Map<string, Promise<any>>>();

export const withinMany = <T>(work: () => Promise<T>): Promise<T> => known.run(new Map(), work);

/** Outside of such a request it is looked up each time. */
export function once<T>(key: string, look: () => Promise<T>): Promise<T> {
	const store = known.getStore();
	if (!store) return look();
	if (!store.has(key)) store.set(key, look());
	return store.get(key)!;
}
