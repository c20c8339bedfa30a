import Search from '@mui/icons-material/Search';
import { Box, ButtonBase, IconButton } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Keys } from '../shortcuts/Keys';
import { SHORTCUTS } from '../shortcuts/shortcuts';
import { useShown } from '../shortcuts/use-shortcut';
import { usePalette } from './palette-context';

/** In the header: for whoever does not know the key, and for phones. */
export function PaletteButton() {
	const translate = useTranslate();
	const show = useShown();
	const { open } = usePalette();
	const label = translate('palette.open');
	return (
		<>
			<IconButton onClick={open} aria-label={label} aria-haspopup="dialog" sx={{ display: { lg: 'none' } }}>
				<Search fontSize="small" />
			</IconButton>
			<ButtonBase
				onClick={open}
				aria-haspopup="dialog"
				sx={{
					display: { xs: 'none', lg: 'flex' },
					gap: 1,
					px: 1.25,
					height: 34,
					border: 1,
					borderColor: 'divider',
					borderRadius: 1,
					color: 'text.secondary',
					fontSize: '0.8125rem',
					flexShrink: 0,
					'&:hover': { bgcolor: 'action.hover' },
				}}
			>
				<Search sx={{ fontSize: 18 }} />
				{label}
				<Box component="span" sx={{ ml: 1 }}>
					<Keys>{show(SHORTCUTS.palette.keys)}</Keys>
				</Box>
			</ButtonBase>
		</>
	);
}
