import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

/**
 * After a change: everything that is shown is read again. react-admin's own refresh leaves out queries that still wait for their
 * first answer, which may be from before the change: these are cancelled and sent again. Records that are not shown are forgotten: a
 * page that is opened next does not begin with how they were. What is gone for good is not asked for: its page is just being left.
 */
interface Gone {
	resource: string;
	ids: readonly unknown[];
}

export function useReload(): (gone?: Gone) => void {
	const client = useQueryClient();
	return useCallback(
		(gone?: Gone) => {
			const isFirst = (query: { isActive(): boolean; state: { data: unknown } }) => query.isActive() && query.state.data === undefined;
			client.removeQueries({ type: 'inactive', predicate: ({ queryKey }) => queryKey[1] === 'getOne' });
			client.cancelQueries({ predicate: isFirst }).then(() =>
				client.invalidateQueries({
					predicate: ({ queryKey: [resource, method, params] }) =>
						!(
							gone?.resource === resource &&
							method === 'getOne' &&
							gone?.ids.map(String).includes(String((params as { id?: unknown })?.id))
						),
				}),
			);
		},
		[client],
	);
}
