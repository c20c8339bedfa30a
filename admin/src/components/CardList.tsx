import { Box, Divider, List, ListItemButton, Skeleton } from '@mui/material';
import { Fragment, type ReactNode } from 'react';
import { type RaRecord, useListContext, useResourceContext } from 'react-admin';
import { Link } from 'react-router-dom';
import { NoMatch } from './list-states';

export interface CardContent<Row = RaRecord> {
	title: (record: Row) => ReactNode;
	/** Under the title. */
	text?: (record: Row) => ReactNode;
	/** At the right: an amount, a duration, a status. */
	end?: (record: Row) => ReactNode;
	endText?: (record: Row) => ReactNode;
	/** Where it leads, where it has no page of its own. */
	to?: (record: Row) => string;
}

/** A list on a phone: the two or three things that tell a record, and the whole card is the link. */
export function CardList<Row extends RaRecord>({ title, text, end, endText, to }: CardContent<Row>) {
	const { data, isPending } = useListContext<Row>();
	const resource = useResourceContext();
	if (isPending) return <Waiting />;
	if (!data?.length) return <NoMatch />;
	return (
		<List disablePadding>
			{data.map((record, index) => (
				<Fragment key={record.id}>
					{index > 0 && <Divider component="li" />}
					<li>
						<ListItemButton
							component={Link}
							to={to?.(record) ?? `/${resource}/${record.id}/show`}
							sx={{ display: 'flex', gap: 1.5, px: 1.75, py: 1.25 }}
						>
							<Box sx={{ flex: 1, minWidth: 0 }}>
								<Box sx={{ fontWeight: 600, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>{title(record)}</Box>
								{text && <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>{text(record)}</Box>}
							</Box>
							<Box sx={{ display: 'flex', flexDirection: 'column', alignItems: 'flex-end', gap: 0.25, flexShrink: 0 }}>
								<Box>{end?.(record)}</Box>
								{endText && <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>{endText(record)}</Box>}
							</Box>
						</ListItemButton>
					</li>
				</Fragment>
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
