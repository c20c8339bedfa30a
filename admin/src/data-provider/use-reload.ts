import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

/**
 * After a change: everything that is shown is read again. react-admin's own refresh leaves out queries that still wait for their
 * first answer, which may be from before the change: these are cancelled and sent again. Records that are not shown are forgotten: a
 * page that is opened next does not begin with how they were.
 */
export function useReload(): () => void {
	const client = useQueryClient();
	return useCallback(() => {
		const isFirst = (query: { isActive(): boolean; state: { data: unknown } }) => query.isActive() && query.state.data === undefined;
		client.removeQueries({ type: 'inactive', predicate: ({ queryKey }) => queryKey[1] === 'getOne' });
		client.cancelQueries({ predicate: isFirst }).then(() => client.invalidateQueries());
	}, [client]);
}
