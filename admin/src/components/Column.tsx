import type { ReactNode } from 'react';
import { DataTable, type RaRecord, useResourceContext } from 'react-admin';
import { useRights } from '../auth/use-rights';
import { isRightAligned, Value, type ValueKind } from './Value';

interface Props<Row> {
	source: string;
	as?: ValueKind;
	reference?: string;
	label?: string;
	/** The field to sort by, where it is another one; `false` where sorting makes no sense or is too slow. */
	sortBy?: string | false;
	width?: number | string;
	render?: (record: Row) => ReactNode;
	/** The column that tells records apart. */
	isMain?: boolean;
	/** Left out where there is little room. */
	isMinor?: boolean;
}

/** A column of a list. Who may not read the field has no column. */
export function Column<Row extends RaRecord = RaRecord>(props: Props<Row>) {
	const { source, as, reference, sortBy, width, render, isMain, isMinor, label } = props;
	const resource = useResourceContext()!;
	const { mayField } = useRights();
	if (!mayField('read', resource, source)) return null;
	return (
		<DataTable.Col
			source={sortBy || source}
			label={label ?? `resources.${resource}.fields.${source}`}
			align={isRightAligned(as) ? 'right' : undefined}
			disableSort={sortBy === false || (as === 'related' && !sortBy)}
			render={(record: Row) => render?.(record) ?? <Value {...{ record, resource, source, as, reference }} isLinked={false} />}
			sx={{
				width,
				maxWidth: width ?? 300,
				overflow: 'hidden',
				textOverflow: 'ellipsis',
				whiteSpace: 'nowrap',
				...(isMain ? { fontWeight: 600 } : {}),
				...(isMinor ? { '@media (max-width: 1499px)': { display: 'none' } } : {}),
			}}
		/>
	);
}
