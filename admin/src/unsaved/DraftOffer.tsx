import { Alert, Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormats } from '../i18n/format';
import type { Draft } from './drafts';

/** Of today: the hour is enough. */
const isToday = (moment: string): boolean => new Date(moment).toDateString() === new Date().toDateString();

export function DraftOffer({ draft, onTake, onDrop }: { draft: Draft | undefined; onTake: () => void; onDrop: () => void }) {
	const translate = useTranslate();
	const { time, dateTime } = useFormats();
	if (!draft) return null;
	return (
		<Alert
			severity="info"
			sx={{
				mb: 2,
				alignItems: 'center',
				flexWrap: 'wrap',
				'& .MuiAlert-message': { flex: '1 1 180px' },
				'& .MuiAlert-action': { pt: 0, gap: 0.5 },
			}}
			action={
				<>
					<Button color="inherit" variant="outlined" onClick={onTake}>
						{translate('unsaved.take')}
					</Button>
					<Button color="inherit" onClick={onDrop}>
						{translate('unsaved.discard')}
					</Button>
				</>
			}
		>
			{translate('unsaved.found', { at: isToday(draft.at) ? time(draft.at) : dateTime(draft.at) })}
		</Alert>
	);
}
