/** What the browser remembers: language, appearance, filters and sort orders of the lists. */
import { localStorageStore } from 'react-admin';
import type { Locale } from '../i18n';

const VERSION = '1';

export const store = localStorageStore(VERSION, 'kontor');

export const chosenLocale = (): Locale | undefined => store.getItem<Locale>('locale');
