import type { ReactNode } from 'react';
import { DataTable, type RaRecord, useDataTableRenderContext, useGetRecordRepresentation, useResourceContext } from 'react-admin';
import { useRights } from '../auth/use-rights';
import { RowLink } from './list/row-link';
import { Sum } from './list/Totals';
import { isEmptyValue, isRightAligned, Value, type ValueKind } from './Value';

export interface ColumnProps<Row> {
	source: string;
	as?: ValueKind;
	reference?: string;
	label?: string;
	/** The field to sort by, where it is another one; `false` where sorting makes no sense or is too slow. */
	sortBy?: string | false;
	/** As wide as this where there is room; texts share what the other columns leave. */
	width?: number;
	render?: (record: Row) => ReactNode;
	/** The column that tells records apart: it is the link to the record. */
	isMain?: boolean;
	/** Left out where there is little room: on the screen of a notebook, or only below that (`spare`). */
	isMinor?: boolean | 'spare';
	/** As wide as what is in it, whatever that is. */
	isNarrow?: boolean;
}

const TEXTS: (ValueKind | undefined)[] = [undefined, 'text', 'related', 'email', 'url', 'tags', 'multiline'];

/**
 * Figures, days and states take what they need. Texts share the rest as their smallest widths are to each other, and are cut where it is
 * not enough: a table asks for no more of a cell than its `maxWidth`, and gives what is left over to the columns without a width.
 */
const widthOf = ({ as, width = 0, isMain, isNarrow, render }: ColumnProps<any>): object => {
	if (isNarrow || !TEXTS.includes(as) || (render && !isMain && !width)) return { width: '1%' };
	return { minWidth: isMain ? 190 : 120, maxWidth: 0 };
};

/** A column of a list. Who may not read the field has no column. */
export function Column<Row extends RaRecord = RaRecord>(props: ColumnProps<Row>) {
	const { source, as, reference, sortBy, render, isMain, isMinor, label } = props;
	const resource = useResourceContext()!;
	const { mayField } = useRights();
	const represent = useGetRecordRepresentation(resource);
	const isFooter = useDataTableRenderContext() === 'footer';
	if (!mayField('read', resource, source)) return null;

	function draw(record: Row): ReactNode {
		if (isMain && !render && isEmptyValue(record[source])) return <RowLink>{represent(record)}</RowLink>;
		const value = render?.(record) ?? <Value {...{ record, resource, source, as, reference }} isLinked={false} />;
		return isMain ? <RowLink>{value}</RowLink> : value;
	}

	return (
		<DataTable.Col
			source={sortBy || source}
			label={label ?? `resources.${resource}.fields.${source}`}
			align={isRightAligned(as) ? 'right' : undefined}
			disableSort={sortBy === false || (as === 'related' && !sortBy)}
			render={draw}
			sx={{
				...widthOf(props),
				overflow: 'hidden',
				textOverflow: 'ellipsis',
				whiteSpace: 'nowrap',
				...(isMain ? { fontWeight: 600 } : {}),
				...(isMinor ? { [`@media (max-width: ${isMinor === 'spare' ? 1199 : 1499}px)`]: { display: 'none' } } : {}),
			}}
		>
			{isFooter ? <Sum source={source} as={as} isMain={isMain} /> : undefined}
		</DataTable.Col>
	);
}
