import './theme/fonts.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { fetchPartsSoon } from './app/lazy';
import { chosenLocale, store } from './app/store';
import { createAuthProvider } from './auth/auth-provider';
import { createGate } from './auth/gate';
import { createSession } from './auth/session';
import { createDataProvider } from './data-provider';
import { connection } from './data-provider/connection';
import { createHttpClient } from './data-provider/http';
import { createI18n, errorTexts } from './i18n';
import { drafts } from './unsaved/drafts';

const i18nProvider = await createI18n(chosenLocale() ?? 'de');
const gate = createGate();
const http = createHttpClient(errorTexts(i18nProvider), { gate, connection });
const session = createSession(http, gate);
drafts().forgetOld();

createRoot(document.getElementById('root')!).render(
	<App
		authProvider={createAuthProvider(session)}
		dataProvider={createDataProvider(http)}
		i18nProvider={i18nProvider}
		store={store}
		session={session}
		gate={gate}
	/>,
);

fetchPartsSoon();
