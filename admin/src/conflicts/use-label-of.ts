import { useCallback } from 'react';
import { usePermissions, useTranslate } from 'react-admin';
import { isFieldGranted, type Rights } from '../auth/permissions';

/** The names of fields that a person can change: sums and states follow by themselves. */
export function useLabelOf() {
	const translate = useTranslate();
	const { permissions } = usePermissions<Rights>();
	return useCallback(
		(resource: string, fields: string[]): string[] => {
			const shown = fields.filter((field) => field === 'lines' || isFieldGranted(permissions?.permissions, resource, 'update', field));
			const nameOf = (field: string) =>
				field === 'lines' ? translate('section.lines') : translate(`resources.${resource}.fields.${field}`, { _: '' });
			return shown.map(nameOf).filter(Boolean);
		},
		[translate, permissions],
	);
}
