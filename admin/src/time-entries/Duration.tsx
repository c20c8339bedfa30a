import type { TimeEntry } from '@kontor/directus-extension/contracts';
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { formatDuration } from '../i18n/format';
import { WEIGHT } from '../theme/tokens';

export function Duration({ entry }: { entry: TimeEntry }) {
	const translate = useTranslate();
	if (!entry.end_time)
		return (
			<Box component="span" sx={{ color: 'success.main', fontWeight: WEIGHT.strong }}>
				{translate('resources.time_entries.running')}
			</Box>
		);
	return (
		<Box component="span" sx={{ fontWeight: WEIGHT.strong }}>
			{formatDuration(entry.duration)}
		</Box>
	);
}
