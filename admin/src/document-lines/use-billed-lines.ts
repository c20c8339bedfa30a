import { useGetList, useRecordContext } from 'react-admin';

/**
 * The lines of a draft invoice that bill tracked time or an expense, by their id. How much they bill follows from it, and so does
 * to whom and in which money: none of that is offered for changing.
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
