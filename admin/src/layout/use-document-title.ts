import { useEffect } from 'react';
import { useGetResourceLabel, useLocale } from 'react-admin';
import { useLocation } from 'react-router-dom';

/** Tells tabs and the browser's history apart. */
export function useDocumentTitle(): void {
	const { pathname } = useLocation();
	const locale = useLocale();
	const label = useGetResourceLabel();
	// biome-ignore lint/correctness/useExhaustiveDependencies: the label changes with the language
	useEffect(() => {
		const resource = pathname.split('/')[1];
		document.title = resource ? `${label(resource, 2)} · Kontor` : 'Kontor';
	}, [pathname, locale, label]);
}
