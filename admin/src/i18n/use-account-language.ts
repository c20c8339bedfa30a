import { useEffect } from 'react';
import { useGetIdentity, useLocaleState } from 'react-admin';
import { chosenLocale } from '../app/store';
import { localeOf } from '.';

/** The language of the account, until the user chooses one on this device. */
export function useAccountLanguage(): void {
	const { identity } = useGetIdentity();
	const [locale, setLocale] = useLocaleState();
	useEffect(() => {
		document.documentElement.lang = locale;
	}, [locale]);
	useEffect(() => {
		const wanted = localeOf(identity?.language);
		if (wanted && !chosenLocale() && wanted !== locale) setLocale(wanted);
	}, [identity, locale, setLocale]);
}
