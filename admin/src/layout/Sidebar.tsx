import { Box, Drawer, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { Brand } from '../components/Brand';
import { Menu } from './Menu';

const WIDTH = 232;
/** The navy of the brand, deeper: the menu stays the same in both appearances. */
const GROUND = { light: '#163A5B', dark: '#0B1117' };

export function Sidebar({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
	const isWide = useMediaQuery((theme: Theme) => theme.breakpoints.up('md'), { noSsr: true });
	const content = (
		<Box
			sx={(theme) => ({
				display: 'flex',
				flexDirection: 'column',
				width: WIDTH,
				height: '100dvh',
				bgcolor: GROUND[theme.palette.mode],
				color: '#fff',
				borderRight: theme.palette.mode === 'dark' ? `1px solid ${theme.palette.divider}` : 0,
			})}
		>
			<Box sx={{ px: 2.25, height: 52, display: 'flex', alignItems: 'center' }}>
				<Brand size={26} ground="#2E6BA3" />
			</Box>
			<Menu onChoose={onClose} />
		</Box>
	);
	if (isWide) return <Box sx={{ position: 'sticky', top: 0, alignSelf: 'flex-start', flexShrink: 0 }}>{content}</Box>;
	return (
		<Drawer open={isOpen} onClose={onClose} slotProps={{ paper: { sx: { border: 0 } } }}>
			{content}
		</Drawer>
	);
}
