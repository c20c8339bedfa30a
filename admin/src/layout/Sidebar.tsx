import KeyboardDoubleArrowLeft from '@mui/icons-material/KeyboardDoubleArrowLeft';
import KeyboardDoubleArrowRight from '@mui/icons-material/KeyboardDoubleArrowRight';
import { Box, Drawer, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { useStore, useTranslate } from 'react-admin';
import { DARK, LIGHT, ROW, SIDEBAR } from '../theme/tokens';
import { Firm } from './Firm';
import { Menu } from './Menu';
import { MenuLink } from './MenuLink';

/** Beside the page on a wide screen, wide or as icons only; over the page on a phone. */
export function Sidebar({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
	const isWide = useMediaQuery((theme: Theme) => theme.breakpoints.up('md'), { noSsr: true });
	const translate = useTranslate();
	const [isCollapsed, setCollapsed] = useStore('sidebar.collapsed', false);
	const isNarrow = isWide && isCollapsed;
	const content = (
		<Box
			sx={(theme) => ({
				display: 'flex',
				flexDirection: 'column',
				width: isNarrow ? SIDEBAR.narrow : isWide ? SIDEBAR.wide : 272,
				height: '100dvh',
				bgcolor: (theme.palette.mode === 'light' ? LIGHT : DARK).menu,
				borderRight: 1,
				borderColor: 'divider',
			})}
		>
			<Box
				component="section"
				aria-label={translate('app.organization')}
				sx={{ px: 2, height: ROW.head, display: 'flex', alignItems: 'center', flexShrink: 0 }}
			>
				<Firm isNarrow={isNarrow} />
			</Box>
			<Menu onChoose={onClose} isNarrow={isNarrow}>
				{isWide && (
					<MenuLink
						icon={isNarrow ? <KeyboardDoubleArrowRight /> : <KeyboardDoubleArrowLeft />}
						label={translate(isNarrow ? 'app.expand_menu' : 'app.collapse_menu')}
						onClick={() => setCollapsed(!isCollapsed)}
						isNarrow={isNarrow}
					/>
				)}
			</Menu>
		</Box>
	);
	if (isWide) return <Box sx={{ position: 'sticky', top: 0, alignSelf: 'flex-start', flexShrink: 0, zIndex: 2 }}>{content}</Box>;
	return (
		<Drawer open={isOpen} onClose={onClose} slotProps={{ paper: { sx: { border: 0 } } }}>
			{content}
		</Drawer>
	);
}
