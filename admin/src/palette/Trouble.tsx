/** Why nothing can be found just now, and what one can do about it. Pages and actions work all the same. */
import { Alert, Button } from '@mui/material';
import { HttpError, useTranslate } from 'react-admin';

/** Without an error the session is gone. */
export function Trouble({ error, onRetry }: { error: Error | null; onRetry: () => void }) {
	const translate = useTranslate();
	const isBusy = error instanceof HttpError && error.status === 503;
	return (
		<Alert
			severity="warning"
			sx={{ m: 1.5 }}
			action={
				<Button color="inherit" onClick={error ? onRetry : () => window.location.reload()}>
					{translate(error ? 'app.retry' : 'login.submit')}
				</Button>
			}
		>
			{error ? (isBusy ? translate('palette.busy') : error.message) : translate('palette.session_gone')}
		</Alert>
	);
}
