import { QueryClient } from '@tanstack/react-query';
import type { AuthProvider, I18nProvider, Store } from 'ra-core';
import { AdminContext, AdminUI } from 'ra-ui-materialui';
import { lazy } from 'react';
import { createBrowserRouter, RouterProvider } from 'react-router-dom';
import type { Session } from '../auth/session';
import { SessionContext } from '../auth/session-context';
import type { KontorDataProvider } from '../data-provider';
import { Layout } from '../layout/Layout';
import { AccessDenied, LoadingPage, NotFoundPage } from '../layout/messages';
import { PageError } from '../layout/PageError';
import { darkTheme, lightTheme } from '../theme/theme';
import { resources } from './resources';

const LoginPage = lazy(() => import('../auth/LoginPage'));

interface Props {
	authProvider: AuthProvider;
	dataProvider: KontorDataProvider;
	i18nProvider: I18nProvider;
	store: Store;
	session: Session;
}

const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: 5_000, retry: false } } });

const Admin = ({ session, ...providers }: Props) => (
	<SessionContext.Provider value={session}>
		<AdminContext {...providers} queryClient={queryClient} lightTheme={lightTheme} darkTheme={darkTheme}>
			<AdminUI
				title="Kontor"
				requireAuth
				disableTelemetry
				layout={Layout}
				loginPage={LoginPage}
				authCallbackPage={false}
				loading={LoadingPage}
				catchAll={NotFoundPage}
				accessDenied={AccessDenied}
				error={PageError}
			>
				{resources}
			</AdminUI>
		</AdminContext>
	</SessionContext.Provider>
);

export function App(props: Props) {
	const router = createBrowserRouter([{ path: '*', element: <Admin {...props} /> }], { basename: '/console' });
	return <RouterProvider router={router} />;
}
