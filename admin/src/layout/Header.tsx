/** Where one is, the clock, and who one is. */
import ArrowBack from '@mui/icons-material/ArrowBack';
import { Box, IconButton, Link, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { LoadingIndicator, TitlePortal, useGetResourceLabel, useTranslate } from 'react-admin';
import { Link as RouterLink, useLocation } from 'react-router-dom';
import { hasDefinition } from '../app/resources';
import { useMade } from '../made/use-made';
import { PaletteButton } from '../palette/PaletteButton';
import { ROW, SIZE, WEIGHT } from '../theme/tokens';
import { TimerControl } from '../timer/TimerControl';
import { AccountMenu } from './AccountMenu';

export function Header() {
	const { pathname } = useLocation();
	const translate = useTranslate();
	const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('md'), { noSsr: true });
	// On the page of a record its head has the name as heading; here it is the last step of the way.
	const isRecord = pathname.endsWith('/show');
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
				height: ROW.head,
				px: { xs: 1.5, md: 3 },
				bgcolor: 'background.default',
				borderBottom: 1,
				borderColor: 'divider',
			}}
		>
			<WayBack isPhone={isPhone} />
			<TitlePortal
				component="span"
				role={isRecord ? undefined : 'heading'}
				aria-level={isRecord ? undefined : 1}
				sx={{
					flex: 1,
					fontSize: SIZE.text,
					fontWeight: WEIGHT.strong,
					'& > span': { display: 'block', overflow: 'hidden', textOverflow: 'ellipsis' },
				}}
			/>
			<PaletteButton />
			<LoadingIndicator
				// Goes to the turning circle; only the type of react-admin leaves it out.
				{...{ 'aria-label': translate('ra.page.loading') }}
				sx={{
					color: 'text.secondary',
					'& svg': { fontSize: 19 },
					'& .RaLoadingIndicator-loadedIcon': { display: { xs: 'none', md: 'inline-flex' }, p: 0.75 },
				}}
			/>
			{!isPhone && <TimerControl />}
			<AccountMenu />
		</Box>
	);
}

/** From a record or a form to its list. */
function WayBack({ isPhone }: { isPhone: boolean }) {
	const [, first, second] = useLocation().pathname.split('/');
	const label = useGetResourceLabel();
	const translate = useTranslate();
	const { menu } = useMade();
	if (!first || !second || !(hasDefinition(first) || menu.some(({ name }) => name === first))) return null;
	const name = label(first, 2);
	if (isPhone)
		return (
			<IconButton component={RouterLink} to={`/${first}`} aria-label={translate('app.back_to', { name })} edge="start">
				<ArrowBack />
			</IconButton>
		);
	return (
		<>
			<Link component={RouterLink} to={`/${first}`} color="text.secondary" sx={{ flexShrink: 0 }}>
				{name}
			</Link>
			<Box component="span" aria-hidden sx={{ color: 'text.disabled' }}>
				/
			</Box>
		</>
	);
}
