/** German unless the user chose otherwise, here or in their account. Only the language in use is loaded. */

import polyglotI18nProvider from 'ra-i18n-polyglot';
import type { I18nProvider, TranslationMessages } from 'react-admin';
import type { ErrorTexts } from '../data-provider/errors';

export type Locale = 'de' | 'en';

export const LOCALES: { locale: Locale; name: string }[] = [
	{ locale: 'de', name: 'Deutsch' },
	{ locale: 'en', name: 'English' },
];

const load: Record<Locale, () => Promise<TranslationMessages>> = {
	de: () => import('./de').then(({ de }) => de),
	en: () => import('./en').then(({ en }) => en),
};

/** Directus writes `de-DE` and `en-US`. */
export const localeOf = (language: string | null | undefined): Locale | undefined =>
	LOCALES.find(({ locale }) => language?.startsWith(locale))?.locale;

export async function createI18n(locale: Locale): Promise<I18nProvider> {
	const loaded = new Map([[locale, await load[locale]()]]);
	return polyglotI18nProvider((wanted) => loaded.get(wanted as Locale) ?? load[wanted as Locale](), locale, LOCALES, {
		allowMissing: true,
		onMissingKey: (key: string, options: { _?: string }) => options?._ ?? key,
	});
}

export const errorTexts = (i18n: I18nProvider): ErrorTexts => ({
	locale: i18n.getLocale,
	text: (key, values) => i18n.translate(key, { ...values, _: '' }) || undefined,
});
