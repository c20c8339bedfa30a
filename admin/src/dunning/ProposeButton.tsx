import { Button } from '@mui/material';
import { useNotify, useTranslate } from 'react-admin';
import { useRights } from '../auth/use-rights';
import { useAction } from '../data-provider/use-verb';

export function ProposeButton() {
	const translate = useTranslate();
	const notify = useNotify();
	const { can } = useRights();
	const { press, isBusy } = useAction('proposeDunning', {
		onDone: ({ length: smart_count }) => {
			notify(smart_count > 0 ? 'dunning.proposed_some' : 'dunning.proposed', { type: 'success', messageArgs: { smart_count } });
		},
	});
	if (!can('billing.issue')) return null;
	return (
		<Button variant="contained" loading={isBusy} onClick={() => press({})} sx={{ flexShrink: 0 }}>
			{translate('dunning.propose')}
		</Button>
	);
}
