import { Typography } from '@mui/material';
import { type RaRecord, useNotify, useTranslate } from 'react-admin';
import { ActionDialog } from '../../components/ActionDialog';

export default function SendQuote({ quote, onClose }: { quote: RaRecord; onClose: () => void }) {
	const translate = useTranslate();
	const notify = useNotify();
	return (
		<ActionDialog
			verb="sendQuote"
			title={translate('quote.send_title')}
			label={translate('quote.send')}
			resource="quotes"
			input={() => ({ id: quote.id })}
			onDone={({ number }) => notify('quote.sent', { type: 'success', messageArgs: { number } })}
			onClose={onClose}
		>
			<Typography color="text.secondary">{translate('quote.send_text')}</Typography>
		</ActionDialog>
	);
}
