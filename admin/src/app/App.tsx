import { CssBaseline } from '@mui/material';
import { MutationCache, QueryCache } from '@tanstack/react-query';
import {
	AdminContext,
	type AuthProvider,
	CoreAdminUI,
	CustomRoutes,
	HttpError,
	type I18nProvider,
	Resource,
	type Store,
} from 'react-admin';
import { createBrowserRouter, Route, RouterProvider } from 'react-router-dom';
import type { Gate } from '../auth/gate';
import { LoginAgain } from '../auth/LoginAgain';
import type { Session } from '../auth/session';
import { GateContext, SessionContext } from '../auth/session-context';
import { Toasts } from '../components/Toasts';
import type { KontorDataProvider } from '../data-provider';
import { HonestQueryClient } from '../data-provider/query-client';
import { ConnectionBanner } from '../layout/ConnectionBanner';
import { Layout } from '../layout/Layout';
import { AccessDenied, LoadingPage, NotFoundPage } from '../layout/messages';
import { PageError } from '../layout/PageError';
import { MADE_KEY } from '../made/use-made';
import { darkTheme, lightTheme } from '../theme/theme';
import { LeaveGuard } from '../unsaved/LeaveGuard';
import { Home } from './Home';
import { lazy } from './lazy';
import { RESOURCES } from './resources';

const ImportPage = lazy(() => import('../import/ImportPage'));
const MadePages = lazy(() => import('../made/MadePages'));
const LoginPage = lazy(() => import('../auth/LoginPage'));
const LoggedInPage = lazy(() => import('../auth/LoggedInPage'));
const TrashPage = lazy(() => import('../trash/TrashPage'));

/** Without a form for a new one, "create" would be taken for the id of a record. */
const NOT_MADE_BY_HAND = RESOURCES.filter(({ list, create }) => list && !create);

interface Props {
	authProvider: AuthProvider;
	dataProvider: KontorDataProvider;
	i18nProvider: I18nProvider;
	store: Store;
	session: Session;
	gate: Gate;
}

/** A refusal may come from a field or table that somebody has just made, changed or taken away in Studio. */
const lookAgain = (error: unknown): void => {
	if (error instanceof HttpError && (error.status === 400 || error.status === 403))
		queryClient.invalidateQueries({ queryKey: MADE_KEY, predicate: ({ state }) => state.status === 'success' });
};
const queryClient = new HonestQueryClient({
	queryCache: new QueryCache({ onError: lookAgain }),
	mutationCache: new MutationCache({ onError: lookAgain }),
	// What has to wait waits in the http client, which tells why.
	defaultOptions: { queries: { staleTime: 5_000, retry: false, networkMode: 'always' }, mutations: { networkMode: 'always' } },
});

/** Not `<Admin>`: that brings react-admin's own layout, login and menu along, half of what is loaded before the first list. */
const Admin = ({ session, gate, ...providers }: Props) => (
	<SessionContext.Provider value={session}>
		<GateContext.Provider value={gate}>
			<AdminContext {...providers} queryClient={queryClient} lightTheme={lightTheme} darkTheme={darkTheme}>
				<CssBaseline enableColorScheme />
				<ConnectionBanner />
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
						{NOT_MADE_BY_HAND.map(({ name }) => (
							<Route key={name} path={`/${name}/create`} element={<NotFoundPage />} />
						))}
						<Route path="/trash" element={<TrashPage />} />
						<Route path="/import/:resource" element={<ImportPage />} />
						<Route path="/:table/*" element={<MadePages />} />
					</CustomRoutes>
					<CustomRoutes noLayout>
						<Route path="/logged-in" element={<LoggedInPage />} />
					</CustomRoutes>
				</CoreAdminUI>
				<Toasts />
				<LeaveGuard />
				<LoginAgain />
			</AdminContext>
		</GateContext.Provider>
	</SessionContext.Provider>
);

export function App(props: Props) {
	const router = createBrowserRouter([{ path: '*', element: <Admin {...props} /> }], { basename: '/console' });
	return <RouterProvider router={router} />;
}
