/** The table of a list: its head and its sums stay in sight while the rows scroll. */
import { Box } from '@mui/material';
import { type ReactNode, useRef } from 'react';
import { DataTable, type RaRecord, useResourceContext } from 'react-admin';
import { NoMatch } from '../list-states';
import { BulkBar } from './BulkBar';
import { columnsKey } from './columns';
import { ListBody } from './ListRow';
import { TotalsFoot } from './Totals';
import { useRowKeys } from './use-row-keys';
import { useDensity } from './ViewMenu';

interface Props {
	children: ReactNode;
	hidden: string[];
	bulk: ReactNode;
	isRowSelectable?: ((record: any) => boolean) | undefined;
	/** How high it may be. */
	maxHeight: string;
}

export function ListTable<Row extends RaRecord>({ children, hidden, bulk, isRowSelectable, maxHeight }: Props) {
	const resource = useResourceContext()!;
	const table = useRef<HTMLDivElement>(null);
	const [density] = useDensity();
	const onKeyDown = useRowKeys(table, true);
	return (
		<Box
			ref={table}
			onKeyDown={onKeyDown}
			sx={{
				maxHeight,
				overflow: 'auto',
				// A row that the keyboard goes to is not under the head or the sums.
				scrollPadding: '48px 0',
				'& tbody .MuiTableCell-root': { py: density === 'roomy' ? '14px' : undefined },
			}}
		>
			<DataTable<Row>
				empty={<NoMatch />}
				isRowSelectable={isRowSelectable}
				hiddenColumns={hidden}
				bulkActionButtons={bulk || false}
				bulkActionsToolbar={bulk ? <BulkBar>{bulk}</BulkBar> : undefined}
				storeKey={columnsKey(resource)}
				body={ListBody}
				foot={TotalsFoot}
			>
				{children}
			</DataTable>
		</Box>
	);
}
