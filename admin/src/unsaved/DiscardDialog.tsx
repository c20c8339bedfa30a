import { Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Question } from './unsaved';

/** Before something that was typed goes. Staying is the way that costs nothing. */
export function DiscardDialog({ yes, no }: Question) {
	const translate = useTranslate();
	return (
		<Dialog
			open
			onClose={no}
			fullWidth
			maxWidth="xs"
			role="alertdialog"
			aria-labelledby="discard-title"
			aria-describedby="discard-text"
			onClick={(event) => event.stopPropagation()}
			onKeyDown={(event) => event.key !== 'Escape' && event.stopPropagation()}
		>
			<DialogTitle id="discard-title" variant="h2" sx={{ pb: 1 }}>
				{translate('unsaved.title')}
			</DialogTitle>
			<DialogContent>
				<DialogContentText id="discard-text">{translate('unsaved.text')}</DialogContentText>
			</DialogContent>
			<DialogActions sx={{ px: 3, pb: 2 }}>
				<Button color="error" onClick={yes}>
					{translate('unsaved.discard')}
				</Button>
				<Button variant="contained" onClick={no} autoFocus>
					{translate('unsaved.stay')}
				</Button>
			</DialogActions>
		</Dialog>
	);
}
