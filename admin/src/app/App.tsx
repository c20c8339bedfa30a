import { CssBaseline } from '@mui/material';
import { QueryClient } from '@tanstack/react-query';
import { lazy } from 'react';
import {
	AdminContext,
	type AuthProvider,
	CoreAdminUI,
	CustomRoutes,
	type I18nProvider,
	Notification,
	Resource,
	type Store,
} from 'react-admin';
import { createBrowserRouter, Route, RouterProvider } from 'react-router-dom';
import type { Session } from '../auth/session';
import { SessionContext } from '../auth/session-context';
import type { KontorDataProvider } from '../data-provider';
import { Layout } from '../layout/Layout';
import { AccessDenied, LoadingPage, NotFoundPage } from '../layout/messages';
import { PageError } from '../layout/PageError';
import { darkTheme, lightTheme } from '../theme/theme';
import { Home } from './Home';
import { RESOURCES } from './resources';

const ImportPage = lazy(() => import('../import/ImportPage'));
const LoginPage = lazy(() => import('../auth/LoginPage'));

interface Props {
	authProvider: AuthProvider;
	dataProvider: KontorDataProvider;
	i18nProvider: I18nProvider;
	store: Store;
	session: Session;
}

const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: 5_000, retry: false } } });

/** Not `<Admin>`: that brings react-admin's own layout, login and menu along, half of what is loaded before the first list. */
const Admin = ({ session, ...providers }: Props) => (
	<SessionContext.Provider value={session}>
		<AdminContext {...providers} queryClient={queryClient} lightTheme={lightTheme} darkTheme={darkTheme}>
			<CssBaseline enableColorScheme />
			<CoreAdminUI
				title="Kontor"
				requireAuth
				disableTelemetry
				layout={Layout}
				dashboard={Home}
				loginPage={LoginPage}
				loading={LoadingPage}
				catchAll={NotFoundPage}
				accessDenied={AccessDenied}
				error={PageError}
			>
				{RESOURCES.map(({ group, tones, module, ...resource }) => (
					<Resource key={resource.name} {...resource} />
				))}
				<CustomRoutes>
					<Route path="/import/:resource" element={<ImportPage />} />
				</CustomRoutes>
			</CoreAdminUI>
			<Notification />
		</AdminContext>
	</SessionContext.Provider>
);

export function App(props: Props) {
	const router = createBrowserRouter([{ path: '*', element: <Admin {...props} /> }], { basename: '/console' });
	return <RouterProvider router={router} />;
}
