/** Everything that is wrong with the file, by row and column, or that nothing is. */
import type { importing } from '@kontor/directus-extension/contracts';
import { Alert, AlertTitle, Box } from '@mui/material';
import { useLocale, useTranslate } from 'react-admin';

const MOST_SHOWN = 100;

export function Problems({ preview: { errors, rows } }: { preview: importing.ImportPreview }) {
	const translate = useTranslate();
	const locale = useLocale() === 'en' ? 'en' : 'de';
	if (rows === 0 && errors.length === 0) return <Alert severity="warning">{translate('import.empty')}</Alert>;
	if (errors.length === 0) return <Alert severity="success">{translate('import.fine', { smart_count: rows })}</Alert>;
	return (
		<Alert severity="error">
			<AlertTitle>{translate('import.problems', { smart_count: errors.length })}</AlertTitle>
			<Box component="ul" sx={{ m: 0, pl: 2, display: 'grid', gap: 0.5, maxHeight: 400, overflowY: 'auto', overflowWrap: 'anywhere' }}>
				{errors.slice(0, MOST_SHOWN).map(({ message, extensions }, at) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: a list that is only shown
					<li key={at}>{extensions.messages?.[locale] ?? message}</li>
				))}
				{errors.length > MOST_SHOWN && <li>{translate('import.more', { smart_count: errors.length - MOST_SHOWN })}</li>}
			</Box>
		</Alert>
	);
}
