import { useCallback } from 'react';
import { useDataProvider, useGetIdentity, useLocale, useTranslate } from 'react-admin';
import type { Row } from './merge';

const MINUTE = 60_000;

/** `vor 2 Minuten`; undefined: just now. */
export function ago(moment: string, locale: string, now = Date.now()): string | undefined {
	const minutes = Math.max(0, Math.round((now - Date.parse(moment)) / MINUTE));
	if (minutes === 0) return undefined;
	const format = new Intl.RelativeTimeFormat(locale);
	if (minutes < 60) return format.format(-minutes, 'minute');
	return minutes < 60 * 24 ? format.format(-Math.round(minutes / 60), 'hour') : format.format(-Math.round(minutes / 60 / 24), 'day');
}

/** Who changed a record last, and when; an account goes by the name of its employee, who has the same id. */
export function useWhoChanged() {
	const provider = useDataProvider();
	const { identity } = useGetIdentity();
	const locale = useLocale();
	const translate = useTranslate();
	return useCallback(
		async ({ updated_by, updated_at }: Row): Promise<{ who: string; when: string }> => {
			const when = (updated_at && ago(updated_at, locale)) ?? translate('conflict.just_now');
			if (updated_by && updated_by === identity?.id) return { who: translate('conflict.yourself'), when };
			const nobody = { who: translate('conflict.somebody'), when };
			if (!updated_by) return nobody;
			return provider.getOne('employees', { id: updated_by }).then(
				({ data }) => ({ who: `${data.firstname ?? ''} ${data.lastname ?? ''}`.trim() || nobody.who, when }),
				() => nobody,
			);
		},
		[provider, identity?.id, locale, translate],
	);
}
