import { QueryClient } from '@tanstack/react-query';

type Write = QueryClient['setQueryData'];

/**
 * react-admin writes the rows of each list into the cache of single records, and leaves those that are there already. To write back what
 * was there would make it fresh: a record that has changed meanwhile would go on being shown as it was.
 */
export class HonestQueryClient extends QueryClient {
	override setQueryData: Write = (key, updater, options) => {
		const before = this.getQueryData(key) as any;
		const after = typeof updater === 'function' ? (updater as (old: unknown) => unknown)(before) : updater;
		return before !== undefined && after === before ? before : super.setQueryData(key, after as any, options);
	};
}
