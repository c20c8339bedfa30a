/** Why nothing can be found just now, and what one can do about it. Pages and actions work all the same. */
import { Alert, Button } from '@mui/material';
import { HttpError, useTranslate } from 'react-admin';

export function Trouble({ error, onRetry }: { error: Error; onRetry: () => void }) {
	const translate = useTranslate();
	const isBusy = error instanceof HttpError && error.status === 503;
	return (
		<Alert
			severity="warning"
			sx={{ m: 1.5 }}
			action={
				<Button color="inherit" onClick={onRetry}>
					{translate('app.retry')}
				</Button>
			}
		>
			{isBusy ? translate('palette.busy') : error.message}
		</Alert>
	);
}
