import { CssBaseline } from '@mui/material';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { lazy } from 'react';
import {
	AdminContext,
	type AuthProvider,
	CoreAdminUI,
	CustomRoutes,
	HttpError,
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
import { MADE_KEY } from '../made/use-made';
import { darkTheme, lightTheme } from '../theme/theme';
import { Home } from './Home';
import { RESOURCES } from './resources';

const ImportPage = lazy(() => import('../import/ImportPage'));
const MadePages = lazy(() => import('../made/MadePages'));
const LoginPage = lazy(() => import('../auth/LoginPage'));

interface Props {
	authProvider: AuthProvider;
	dataProvider: KontorDataProvider;
	i18nProvider: I18nProvider;
	store: Store;
	session: Session;
}

/** A refusal may come from a field or table that somebody has just made, changed or taken away in Studio. */
const lookAgain = (error: unknown): void => {
	if (error instanceof HttpError && (error.status === 400 || error.status === 403))
		queryClient.invalidateQueries({ queryKey: MADE_KEY, predicate: ({ state }) => state.status === 'success' });
};
const queryClient = new QueryClient({
	queryCache: new QueryCache({ onError: lookAgain }),
	mutationCache: new MutationCache({ onError: lookAgain }),
	defaultOptions: { queries: { staleTime: 5_000, retry: false } },
});

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
				{RESOURCES.map(({ group, tones, module, waiting, ...resource }) => (
					<Resource key={resource.name} {...resource} />
				))}
				<CustomRoutes>
					<Route path="/import/:resource" element={<ImportPage />} />
					<Route path="/:table/*" element={<MadePages />} />
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
