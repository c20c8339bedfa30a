import type { Quote } from '@kontor/directus-extension/contracts';
import { Typography } from '@mui/material';
import { useNotify, useTranslate } from 'react-admin';
import { ActionDialog } from '../../components/ActionDialog';

interface Props {
	quote: Quote;
	/** Takes what it has become: with its number. */
	onSent: (quote: Pick<Quote, 'id' | 'number'>) => void;
	onClose: () => void;
}

/** This freezes the quote; the mail that follows sends it to the customer. */
export default function SendQuote({ quote, onSent, onClose }: Props) {
	const translate = useTranslate();
	const notify = useNotify();
	return (
		<ActionDialog
			verb="sendQuote"
			title={translate('quote.send_title')}
			label={translate('quote.send')}
			resource="quotes"
			input={() => ({ id: quote.id })}
			onDone={(answer) => {
				notify('quote.sent', { type: 'success', messageArgs: { number: answer.number } });
				onSent(answer);
			}}
			onClose={onClose}
		>
			<Typography color="text.secondary">
				{translate('quote.send_text')} <strong>{translate('quote.send_next')}</strong>
			</Typography>
		</ActionDialog>
	);
}
