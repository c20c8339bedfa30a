import type { LabelDisplayedRowsArgs } from '@mui/material';
import { Pagination, type PaginationProps, useListContext, useTranslate } from 'react-admin';
import { useFormats } from '../i18n/format';

/** Counting stops where it gets slow: then the server says "more than". */
export function ListPages() {
	const { meta } = useListContext();
	const translate = useTranslate();
	const { number } = useFormats();
	const labelDisplayedRows = ({ from, to, count }: LabelDisplayedRowsArgs) =>
		translate(meta?.isCapped ? 'list.capped' : 'list.range', { from: number(from), to: number(to), total: number(count) });
	return (
		<Pagination
			rowsPerPageOptions={[25, 50, 100]}
			sx={{ display: 'block', borderTop: 1, borderColor: 'divider' }}
			// The table below takes it; only the type of react-admin leaves it out.
			{...({ labelDisplayedRows } as PaginationProps)}
		/>
	);
}
