import type { DunningNotice } from '@kontor/directus-extension/contracts';
import { Typography } from '@mui/material';
import { useNotify, useTranslate } from 'react-admin';
import { ActionDialog } from '../components/ActionDialog';
import { levelName } from './level-name';

export default function IssueNotice({ notice, onClose }: { notice: DunningNotice; onClose: () => void }) {
	const translate = useTranslate();
	const notify = useNotify();
	return (
		<ActionDialog
			verb="confirmNotice"
			title={translate('dunning.confirm_title', { level: levelName(notice.level, translate) })}
			label={translate('dunning.confirm')}
			resource="dunning_notices"
			input={() => ({ id: notice.id })}
			onDone={({ number }) => notify('dunning.confirmed_one', { type: 'success', messageArgs: { number } })}
			onClose={onClose}
		>
			<Typography color="text.secondary">{translate('dunning.confirm_text')}</Typography>
		</ActionDialog>
	);
}
