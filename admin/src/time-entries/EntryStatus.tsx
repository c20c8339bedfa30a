import type { TimeEntry } from '@kontor/directus-extension/contracts';
import WarningAmber from '@mui/icons-material/WarningAmber';
import { Box, Tooltip } from '@mui/material';
import { useTranslate } from 'react-admin';
import { toneOf } from '../app/resources';
import { choiceKey } from '../components/choices';
import { StatusChip } from '../components/StatusChip';
import { SIZE, WEIGHT } from '../theme/tokens';

const isBilled = (entry: TimeEntry): boolean => !!entry.invoice_line_id;

export function EntryStatus({ entry }: { entry: TimeEntry }) {
	const translate = useTranslate();
	const status = isBilled(entry) ? 'billed' : entry.status;
	return <StatusChip value={status} tone={toneOf('time_entries', status)} label={translate(choiceKey('time_entries', 'status', status))} />;
}

export function OverlapChip({ entry }: { entry: TimeEntry }) {
	const translate = useTranslate();
	if (!entry.is_overlapping) return null;
	return (
		<Tooltip title={translate('week.overlap_hint')}>
			<Box
				component="span"
				sx={{
					display: 'inline-flex',
					alignItems: 'center',
					gap: 0.25,
					color: 'warning.main',
					fontSize: SIZE.tiny,
					fontWeight: WEIGHT.strong,
				}}
			>
				<WarningAmber sx={{ fontSize: 15 }} />
				{translate('week.overlap')}
			</Box>
		</Tooltip>
	);
}
