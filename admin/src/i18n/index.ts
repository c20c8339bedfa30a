/** German unless the user chose otherwise, here or in their account. Only the language in use is loaded. */

import polyglotI18nProvider from 'ra-i18n-polyglot';
import type { I18nProvider, TranslationMessages } from 'react-admin';
import type { ErrorTexts } from '../data-provider/errors';
import { madeWord } from '../made/words';

export type Locale = 'de' | 'en';

export const LOCALES: { locale: Locale; name: string }[] = [
	{ locale: 'de', name: 'Deutsch' },
	{ locale: 'en', name: 'English' },
];

const HOUSE = {
	de: () => import('./de').then(({ de }) => de),
	en: () => import('./en').then(({ en }) => en),
};

type Words = Record<string, object>;
/** A resource may keep its words beside its pages: they are found by their name. */
const OF_RESOURCES: Record<Locale, Record<string, () => Promise<{ default: Words }>>> = {
	de: import.meta.glob<{ default: Words }>('../*/words-de.ts'),
	en: import.meta.glob<{ default: Words }>('../*/words-en.ts'),
};

export async function messagesIn(locale: Locale): Promise<TranslationMessages & { resources: Words }> {
	const house = await HOUSE[locale]();
	const own = await Promise.all(Object.values(OF_RESOURCES[locale]).map((load) => load()));
	return { ...house, resources: Object.assign({}, house.resources, ...own.map((words) => words.default)) };
}

/** Directus writes `de-DE` and `en-US`. */
export const localeOf = (language: string | null | undefined): Locale | undefined =>
	LOCALES.find(({ locale }) => language?.startsWith(locale))?.locale;

export async function createI18n(locale: Locale): Promise<I18nProvider> {
	const loaded = new Map([[locale, await messagesIn(locale)]]);
	const house = polyglotI18nProvider((wanted) => loaded.get(wanted as Locale) ?? messagesIn(wanted as Locale), locale, LOCALES, {
		allowMissing: true,
		onMissingKey: (key: string, options: { _?: string }) => options?._ ?? key,
	});
	return {
		...house,
		translate: (key, options) => madeWord(house.getLocale(), key, options?.smart_count) ?? house.translate(key, options),
	};
}

export const errorTexts = (i18n: I18nProvider): ErrorTexts => ({
	locale: i18n.getLocale,
	text: (key, values) => i18n.translate(key, { ...values, _: '' }) || undefined,
});
