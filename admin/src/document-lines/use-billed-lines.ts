import { useGetList, useRecordContext } from 'react-admin';

/**
 * The lines of a draft invoice that bill tracked time or an expense, by their id. Their quantity follows from that work, and so do
 * customer and currency: none of these can be changed.
 */
export function useBilledLines(): ReadonlySet<string> {
	const draft = useRecordContext();
	const isDraft = !!draft?.id && draft.status === 'draft' && 'customer_id' in draft && 'paid_amount' in draft;
	const ask = {
		filter: { 'invoice_line_id.invoice_id': draft?.id },
		pagination: { page: 1, perPage: 500 },
		sort: { field: 'id', order: 'ASC' as const },
	};
	const { data: entries = [] } = useGetList('time_entries', ask, { enabled: isDraft });
	const { data: expenses = [] } = useGetList('expenses', ask, { enabled: isDraft });
	return new Set([...entries, ...expenses].map(({ invoice_line_id }) => invoice_line_id as string));
}
