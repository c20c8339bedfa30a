import { type RaRecord, useGetMany, useListContext, useResourceContext } from 'react-admin';

/** The selected rows, also those of other pages. */
export function useSelectedRows<Row extends RaRecord>(): Row[] {
	const resource = useResourceContext()!;
	const { data = [], selectedIds = [] } = useListContext<Row>();
	const here = data.filter(({ id }) => selectedIds.includes(id));
	const elsewhere = selectedIds.filter((id) => !here.some((row) => row.id === id));
	const { data: others } = useGetMany<Row>(resource, { ids: elsewhere }, { enabled: elsewhere.length > 0 });
	// Not a part of what was selected.
	if (elsewhere.length > 0 && !others) return [];
	return elsewhere.length > 0 ? [...here, ...(others ?? []).filter((row) => row && elsewhere.includes(row.id))] : here;
}
