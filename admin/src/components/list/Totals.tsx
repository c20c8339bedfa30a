/** The last line of a table: how many rows match, and the sums of them; of all pages, as the server counts them. */
import { TableCell, TableFooter, TableRow } from '@mui/material';
import { createContext, type ReactNode, useContext } from 'react';
import { useDataTableConfigContext, useTranslate } from 'react-admin';
import { formatDuration, useFormats } from '../../i18n/format';
import type { ValueKind } from '../Value';
import type { Group } from './totals';

export const TotalsContext = createContext<{ group: Group | undefined; narrower: Record<string, Group | undefined> } | undefined>(
	undefined,
);

export function TotalsFoot({ children }: { children?: ReactNode }) {
	const { hasBulkActions } = useDataTableConfigContext();
	const totals = useContext(TotalsContext);
	if (!totals?.group || totals.group.isCapped || totals.group.count === 0) return null;
	return (
		<TableFooter
			sx={{
				position: 'sticky',
				bottom: 0,
				zIndex: 2,
				'& td': {
					bgcolor: 'background.paper',
					color: 'text.primary',
					borderTop: 1,
					borderBottom: 0,
					borderColor: 'divider',
					fontWeight: 600,
				},
			}}
		>
			<TableRow>
				{hasBulkActions && <TableCell padding="checkbox" />}
				{children}
			</TableRow>
		</TableFooter>
	);
}

interface SumProps {
	source: string;
	as?: ValueKind | undefined;
	isMain?: boolean | undefined;
}

/** Amounts of different currencies are not added up: each has its line. */
export function Sum({ source, as, isMain }: SumProps): ReactNode {
	const translate = useTranslate();
	const { money, number } = useFormats();
	const totals = useContext(TotalsContext);
	if (!totals?.group) return null;
	if (isMain) return translate('list.matches', { smart_count: totals.group.count, count: number(totals.group.count) });
	const group = source in totals.narrower ? totals.narrower[source] : totals.group;
	const lines = (group?.sums ?? []).filter((sums) => sums[source] !== undefined && sums[source] !== null);
	return lines.map((sums) => (
		<div key={sums.currency ?? ''}>
			{as === 'money'
				? money(sums[source], sums.currency ?? 'EUR')
				: as === 'duration'
					? `${number(Math.trunc(Number(sums[source]) / 3600))}:${formatDuration(Number(sums[source])).split(':')[1]}`
					: number(sums[source])}
		</div>
	));
}
