/** What the browser remembers: language, appearance, filters and sort orders of the lists. */
import { localStorageStore, type Store } from 'react-admin';
import type { Locale } from '../i18n';

const VERSION = '1';
/** Belongs to the device, not to the session: logging out leaves it. */
const LASTING = ['locale', 'theme'];

const base = localStorageStore(VERSION, 'kontor');

export const store: Store = {
	...base,
	reset: () => {
		const kept = LASTING.map((key) => [key, base.getItem(key)] as const);
		base.reset();
		for (const [key, value] of kept) if (value !== undefined) base.setItem(key, value);
	},
};

export const chosenLocale = (): Locale | undefined => store.getItem<Locale>('locale');
