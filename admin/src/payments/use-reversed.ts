import type { Payment } from '@kontor/directus-extension/contracts';
import { useGetList, useListContext } from 'react-admin';

/** Which payments of the page were taken back: their counter-entries may be on another one. */
export function useReversed(): ReadonlySet<unknown> {
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
	return new Set(data.map(({ reverses_payment_id }) => reverses_payment_id));
}
