import { type Payment, reversedBy } from '@kontor/directus-extension/contracts';
import { useGetList, useListContext } from 'react-admin';

/** Which payments of the page were taken back: their counter-entries may be on another one. */
export function useReversed(): ReadonlySet<string> {
	const { data: payments = [] } = useListContext<Payment>();
	const ids = payments.map(({ id }) => id);
	const { data = [] } = useGetList<Payment>(
		'payments',
		{
			filter: { reverses_payment_id: ids },
			pagination: { page: 1, perPage: 100 },
			sort: { field: 'id', order: 'ASC' },
		},
		{ enabled: ids.length > 0 },
	);
	return reversedBy(data);
}
