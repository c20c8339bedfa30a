import type { Quote } from '@kontor/directus-extension/contracts';
import { TextInput, useTranslate } from 'react-admin';
import { ActionDialog } from '../../components/ActionDialog';

export default function DeclineQuote({ quote, onClose }: { quote: Quote; onClose: () => void }) {
	const translate = useTranslate();
	return (
		<ActionDialog
			verb="declineQuote"
			title={translate('quote.decline_title')}
			label={translate('quote.decline')}
			resource="quotes"
			input={({ reason }) => ({ id: quote.id, ...(reason ? { reason } : {}) })}
			said="quote.declined"
			onClose={onClose}
		>
			<TextInput source="reason" label="actions.reason" multiline minRows={2} autoFocus />
		</ActionDialog>
	);
}
