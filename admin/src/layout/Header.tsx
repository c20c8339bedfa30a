import MenuIcon from '@mui/icons-material/Menu';
import { Box, IconButton } from '@mui/material';
import { LoadingIndicator, TitlePortal, useTranslate } from 'react-admin';
import { TimerControl } from '../timer/TimerControl';
import { AccountMenu } from './AccountMenu';

export function Header({ onMenu }: { onMenu: () => void }) {
	const translate = useTranslate();
	return (
		<Box
			component="header"
			sx={{
				position: 'sticky',
				top: 0,
				zIndex: 'appBar',
				display: 'flex',
				alignItems: 'center',
				gap: 1,
				height: 52,
				px: { xs: 1, md: 3 },
				bgcolor: 'background.default',
				borderBottom: 1,
				borderColor: 'divider',
			}}
		>
			<IconButton onClick={onMenu} aria-label={translate('app.open_menu')} sx={{ display: { md: 'none' } }}>
				<MenuIcon />
			</IconButton>
			<TitlePortal
				variant="h1"
				component="h1"
				sx={{ fontSize: '1.125rem', '& > span': { display: 'block', overflow: 'hidden', textOverflow: 'ellipsis' } }}
			/>
			<TimerControl />
			<LoadingIndicator />
			<AccountMenu />
		</Box>
	);
}
