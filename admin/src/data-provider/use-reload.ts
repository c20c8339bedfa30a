import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

/**
 * After a change: everything that is shown is read anew. react-admin's own refresh leaves out what still waits for its first
 * answer, which was asked for before the change and need not know of it: that question is dropped and asked again.
 */
export function useReload(): () => void {
	const client = useQueryClient();
	return useCallback(() => {
		const isFirst = (query: { isActive(): boolean; state: { data: unknown } }) => query.isActive() && query.state.data === undefined;
		client.cancelQueries({ predicate: isFirst }).then(() => client.invalidateQueries());
	}, [client]);
}
