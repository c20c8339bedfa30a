/** What points at the record of the page from tables that were made here: "the vehicles of this customer". */
import { useRecordContext, useResourceContext } from 'react-admin';
import { RelatedTable } from '../components/RelatedTable';
import { cardOf } from './card';
import { madeColumns } from './columns';
import { isUsualColumn } from './kind';
import type { Pointing } from './model';
import { mainFieldOf } from './represent';
import { useMade } from './use-made';

const MOST_COLUMNS = 5;

export default function MadeRelations() {
	const record = useRecordContext();
	const resource = useResourceContext()!;
	const model = useMade();
	if (!record) return null;
	const pointing = model.pointingAt(resource);
	return pointing.map((one) => <Rows key={`${one.table} ${one.field}`} one={one} resource={resource} isOnly={isOnly(one, pointing)} />);
}

/** Two fields of one table may point here ("driver" and "keeper"): then each heading says which. */
const isOnly = (one: Pointing, all: Pointing[]): boolean => all.filter(({ table }) => table === one.table).length === 1;

function Rows({ one: { table, field, list, onward }, resource, isOnly }: { one: Pointing; resource: string; isOnly: boolean }) {
	const model = useMade();
	const shown = model.fieldsOf(table).filter((column) => column.field !== field && (onward ? column.field === onward : true));
	const heading = list ? `resources.${resource}.fields.${list}` : isOnly ? undefined : `resources.${table}.fields.${field}`;
	return (
		<RelatedTable
			reference={table}
			target={field}
			sort={{ field: (!onward && mainFieldOf(model, table)) || 'id', order: 'ASC' }}
			hasNoCreate={!!onward}
			{...(heading ? { title: heading } : {})}
			{...(onward ? { rowClick: false } : {})}
			card={cardOf(model, table, shown)}
		>
			{madeColumns(
				shown.filter(({ kind }) => isUsualColumn(kind)),
				mainFieldOf(model, table),
			).slice(0, MOST_COLUMNS)}
		</RelatedTable>
	);
}
