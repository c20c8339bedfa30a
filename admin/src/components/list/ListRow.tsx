/** A row of a list: its main cell is a link, and a click anywhere else in it follows the same link. */
import { Checkbox, TableCell, TableRow } from '@mui/material';
import type { MouseEvent, ReactNode } from 'react';
import {
	DataTableBody,
	type RaRecord,
	useDataTableCallbacksContext,
	useDataTableConfigContext,
	useDataTableSelectedIdsContext,
	useGetRecordRepresentation,
	useRecordContext,
	useResourceContext,
	useTranslate,
} from 'react-admin';
import { useHref, useNavigate } from 'react-router-dom';
import { useRowTo } from './row-link';

const INTERACTIVE = 'a, button, input, label, [role="button"], [role="menuitem"], [role="dialog"]';

export const ListBody = (props: object) => <DataTableBody {...props} row={ListRow} />;

function ListRow({ children, className }: { children?: ReactNode; className?: string }) {
	const record = useRecordContext()!;
	const { hasBulkActions } = useDataTableConfigContext();
	const selected = useDataTableSelectedIdsContext() ?? [];
	const to = useRowTo()(record);
	const href = useHref(to ?? '');
	const navigate = useNavigate();

	function follow(event: MouseEvent) {
		if (!to || event.defaultPrevented || (event.target as Element).closest(INTERACTIVE)) return;
		// Somebody marks text to copy it.
		if (String(window.getSelection()).trim()) return;
		if (event.ctrlKey || event.metaKey || event.button === 1) window.open(href, '_blank', 'noopener');
		else if (event.button === 0) navigate(to, { state: { _scrollToTop: true } });
	}

	return (
		<TableRow
			className={className}
			hover
			selected={selected.includes(record.id)}
			onClick={follow}
			onAuxClick={follow}
			sx={{ cursor: to ? 'pointer' : undefined }}
		>
			{hasBulkActions && (
				<TableCell padding="checkbox">
					<RowCheckbox record={record} />
				</TableCell>
			)}
			{children}
		</TableRow>
	);
}

/** Not a stop of the Tab key: Space on the row's link does the same. */
function RowCheckbox({ record }: { record: RaRecord }) {
	const resource = useResourceContext()!;
	const translate = useTranslate();
	const represent = useGetRecordRepresentation(resource);
	const { handleToggleItem, isRowSelectable } = useDataTableCallbacksContext();
	const selected = useDataTableSelectedIdsContext() ?? [];
	const isSelectable = isRowSelectable?.(record) ?? true;
	return (
		<Checkbox
			checked={isSelectable && selected.includes(record.id)}
			disabled={!isSelectable}
			onClick={(event) => isSelectable && handleToggleItem?.(record.id, event as never)}
			slotProps={{ input: { 'aria-label': translate('list.select', { name: String(represent(record)) }), tabIndex: -1 } }}
		/>
	);
}
