/** Where a row of a list leads: said once for the list, used by the link in its main cell and by a click beside it. */
import { Box } from '@mui/material';
import { createContext, type ReactNode, useContext } from 'react';
import { type RaRecord, useRecordContext, useResourceContext } from 'react-admin';
import { Link } from 'react-router-dom';

export type RowTo = (record: any) => string | undefined;

/** `null`: the rows of this table lead nowhere. */
export const RowLinkContext = createContext<RowTo | null | undefined>(undefined);

export function useRowTo(): RowTo {
	const resource = useResourceContext();
	const to = useContext(RowLinkContext);
	if (to === null) return () => undefined;
	return to ?? (({ id }: RaRecord) => `/${resource}/${encodeURIComponent(id)}/show`);
}

/** The table's keyboard finds its rows by this link. */
export const ROW_LINK = 'row-link';

export function RowLink({ children }: { children: ReactNode }) {
	const record = useRecordContext();
	const to = useRowTo()(record ?? {});
	if (!record || !to) return children;
	return (
		<Box
			component={Link}
			to={to}
			className={ROW_LINK}
			sx={{
				color: 'text.primary',
				textDecoration: 'none',
				display: 'block',
				overflow: 'hidden',
				textOverflow: 'ellipsis',
				'&:hover': { textDecoration: 'underline' },
				'&:focus-visible': { outline: 2, outlineColor: 'primary.main', outlineOffset: 2, borderRadius: '2px' },
			}}
		>
			{children}
		</Box>
	);
}
