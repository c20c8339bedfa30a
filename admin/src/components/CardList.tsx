import { Box, List, ListItemButton, Skeleton } from '@mui/material';
import type { ReactNode } from 'react';
import { type RaRecord, useListContext } from 'react-admin';
import { Link } from 'react-router-dom';
import { ROW_LINK, useRowTo } from './list/row-link';
import { NoMatch } from './list-states';

export interface CardContent<Row = RaRecord> {
	title: (record: Row) => ReactNode;
	/** Under the title. */
	text?: (record: Row) => ReactNode;
	/** At the right: an amount, a duration, a status. */
	end?: (record: Row) => ReactNode;
	endText?: (record: Row) => ReactNode;
}

/** A list on a phone: the two or three things that tell a record, and the whole card is the link. */
export function CardList<Row extends RaRecord>({ title, text, end, endText }: CardContent<Row>) {
	const { data, isPending } = useListContext<Row>();
	const to = useRowTo();
	if (isPending) return <Waiting />;
	if (!data?.length) return <NoMatch />;
	return (
		<List disablePadding>
			{data.map((record, index) => (
				<Box component="li" key={record.id} sx={index > 0 ? { borderTop: 1, borderColor: 'divider' } : undefined}>
					<ListItemButton component={Link} to={to(record)!} className={ROW_LINK} sx={{ display: 'flex', gap: 1.5, px: 1.75, py: 1.25 }}>
						<Box sx={{ flex: 1, minWidth: 0 }}>
							<Box sx={{ fontWeight: 600, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>{title(record)}</Box>
							{text && <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>{text(record)}</Box>}
						</Box>
						<Box sx={{ display: 'flex', flexDirection: 'column', alignItems: 'flex-end', gap: 0.25, flexShrink: 0 }}>
							<Box>{end?.(record)}</Box>
							{endText && <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>{endText(record)}</Box>}
						</Box>
					</ListItemButton>
				</Box>
			))}
		</List>
	);
}

const Waiting = () => (
	<Box sx={{ p: 1.75 }}>
		{[0, 1, 2, 3, 4].map((row) => (
			<Skeleton key={row} height={44} />
		))}
	</Box>
);
