import { type Query, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

interface Gone {
	resource: string;
	ids: readonly unknown[];
}

/**
 * After a change: everything that is shown is read again. react-admin's own refresh leaves out queries that still wait for their
 * first answer, which may be from before the change: these are cancelled and sent again. Records that are not shown are forgotten: a
 * page that is opened next does not begin with how they were. What is gone for good is not asked for: its page is just being left.
 */
export function useReload(): (gone?: Gone) => void {
	const client = useQueryClient();
	return useCallback(
		(gone?: Gone) => {
			const isFirst = (query: Query) => query.isActive() && query.state.data === undefined;
			client.removeQueries({ type: 'inactive', predicate: isOfRecord });
			client
				.cancelQueries({ predicate: isFirst })
				.then(() => client.invalidateQueries({ predicate: (query) => !gone || !isOfRecord(query) || !isAbout(gone, query) }));
		},
		[client],
	);
}

const isOfRecord = ({ queryKey }: Query): boolean => queryKey[1] === 'getOne';

function isAbout({ resource, ids }: Gone, { queryKey }: Query): boolean {
	const { id } = (queryKey[2] ?? {}) as { id?: unknown };
	return queryKey[0] === resource && ids.map(String).includes(String(id));
}
