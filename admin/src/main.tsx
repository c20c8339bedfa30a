import './theme/fonts.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { chosenLocale, store } from './app/store';
import { createAuthProvider } from './auth/auth-provider';
import { createSession } from './auth/session';
import { createDataProvider } from './data-provider';
import { createHttpClient } from './data-provider/http';
import { createI18n, errorTexts } from './i18n';

const i18nProvider = await createI18n(chosenLocale() ?? 'de');
const http = createHttpClient(errorTexts(i18nProvider));
const session = createSession(http);

createRoot(document.getElementById('root')!).render(
	<App
		authProvider={createAuthProvider(session)}
		dataProvider={createDataProvider(http)}
		i18nProvider={i18nProvider}
		store={store}
		session={session}
	/>,
);
