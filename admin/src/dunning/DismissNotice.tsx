import type { DunningNotice } from '@kontor/directus-extension/contracts';
import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { ActionDialog } from '../components/ActionDialog';

export default function DismissNotice({ notice, onClose }: { notice: DunningNotice; onClose: () => void }) {
	const translate = useTranslate();
	return (
		<ActionDialog
			verb="dismissNotice"
			title={translate('dunning.dismiss_title')}
			label={translate('dunning.dismiss')}
			tone="error"
			resource="dunning_notices"
			input={() => ({ id: notice.id })}
			said="dunning.dismissed_one"
			onClose={onClose}
		>
			<Typography color="text.secondary">{translate('dunning.dismiss_text')}</Typography>
		</ActionDialog>
	);
}
