/** What can be done with the selected rows: over the head of the table while rows are selected, and not there otherwise. */
import Close from '@mui/icons-material/Close';
import { Box, IconButton, Typography } from '@mui/material';
import { alpha } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { SelectAllButton, useListContext, useTranslate } from 'react-admin';

export function BulkBar({ children }: { children: ReactNode }) {
	const { selectedIds = [], onUnselectItems } = useListContext();
	const translate = useTranslate();
	if (selectedIds.length === 0) return null;
	return (
		<Box sx={{ position: 'sticky', top: 0, left: 0, height: 0, zIndex: 4 }}>
			<Box
				role="toolbar"
				aria-label={translate('list.selected_actions')}
				sx={(theme) => ({
					display: 'flex',
					alignItems: 'center',
					gap: 1,
					px: 1,
					height: 42,
					borderBottom: 1,
					borderColor: 'divider',
					bgcolor: 'background.paper',
					backgroundImage: `linear-gradient(${alpha(theme.palette.primary.main, 0.12)}, ${alpha(theme.palette.primary.main, 0.12)})`,
				})}
			>
				<IconButton size="small" onClick={() => onUnselectItems()} aria-label={translate('ra.action.unselect')}>
					<Close fontSize="small" />
				</IconButton>
				<Typography role="status" sx={{ whiteSpace: 'nowrap', fontWeight: 600 }}>
					{translate('ra.action.bulk_actions', { smart_count: selectedIds.length })}
				</Typography>
				<SelectAllButton />
				<Box sx={{ ml: 'auto', display: 'flex', gap: 1, alignItems: 'center' }}>{children}</Box>
			</Box>
		</Box>
	);
}
