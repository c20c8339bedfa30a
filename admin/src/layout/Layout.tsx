import { Box, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { type ReactNode, Suspense, useState } from 'react';
import { useTranslate } from 'react-admin';
import { ErrorBoundary } from 'react-error-boundary';
import { useLocation } from 'react-router-dom';
import { useKeepSession } from '../auth/use-keep-session';
import { ConflictDialog } from '../conflicts/ConflictDialog';
import { useAccountLanguage } from '../i18n/use-account-language';
import { useLive } from '../live/use-live';
import { MadeKeeper } from '../made/MadeKeeper';
import { PaletteHost } from '../palette/PaletteHost';
import { TimerProvider } from '../timer/TimerProvider';
import { BOTTOM_BAR_SPACE, BottomBar, isForm } from './BottomBar';
import { Header } from './Header';
import { LoadingPage } from './messages';
import { PageError } from './PageError';
import { Sidebar } from './Sidebar';
import { useDocumentTitle } from './use-document-title';

export function Layout({ children }: { children?: ReactNode }) {
	const [isMenuOpen, setMenuOpen] = useState(false);
	const translate = useTranslate();
	const { pathname } = useLocation();
	const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('md'), { noSsr: true });
	const hasBar = isPhone && !isForm(pathname);
	useKeepSession();
	useAccountLanguage();
	useDocumentTitle();
	useLive();
	return (
		<TimerProvider>
			<PaletteHost>
				<Box sx={{ display: 'flex', minHeight: '100dvh' }}>
					<Box
						component="a"
						href="#content"
						sx={{ position: 'fixed', top: -60, left: 8, zIndex: 2000, p: 1, bgcolor: 'background.paper', '&:focus': { top: 8 } }}
					>
						{translate('app.skip')}
					</Box>
					<MadeKeeper />
					<ConflictDialog />
					<Sidebar isOpen={isMenuOpen} onClose={() => setMenuOpen(false)} />
					<Box sx={{ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' }}>
						<Header />
						<Box
							component="main"
							id="content"
							tabIndex={-1}
							sx={{
								flex: 1,
								px: { xs: 1.5, md: 3 },
								pt: { xs: 1.5, md: 2 },
								pb: hasBar ? `calc(${BOTTOM_BAR_SPACE} + 16px)` : 4,
								outline: 'none',
							}}
						>
							<ErrorBoundary FallbackComponent={PageError}>
								<Suspense fallback={<LoadingPage />}>{children}</Suspense>
							</ErrorBoundary>
						</Box>
					</Box>
					{hasBar && <BottomBar onMore={() => setMenuOpen(true)} />}
				</Box>
			</PaletteHost>
		</TimerProvider>
	);
}
