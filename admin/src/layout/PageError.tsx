import ErrorOutline from '@mui/icons-material/ErrorOutline';
import { Box, Button } from '@mui/material';
import { useEffect } from 'react';
import { useResetErrorBoundaryOnLocationChange, useTranslate } from 'react-admin';
import { Message } from '../components/Message';
import { SIZE } from '../theme/tokens';

export function PageError({ error, resetErrorBoundary }: { error: Error; resetErrorBoundary: (...args: any[]) => void }) {
	const translate = useTranslate();
	useResetErrorBoundaryOnLocationChange(resetErrorBoundary);
	const isPart = isMissingPart(error);
	useEffect(() => {
		if (isPart) reloadOnce();
	}, [isPart]);
	const [title, hint] = isPart
		? (['errors.newer_title', 'errors.newer_hint'] as const)
		: (['errors.page_title', 'errors.page_hint'] as const);
	return (
		<Message icon={<ErrorOutline />} title={translate(title)} hint={translate(hint)}>
			<Button variant="outlined" onClick={() => location.reload()}>
				{translate('errors.reload')}
			</Button>
			<Box component="pre" sx={{ mt: 2, color: 'text.secondary', fontSize: SIZE.tiny, whiteSpace: 'pre-wrap', textAlign: 'left' }}>
				{error.message}
			</Box>
		</Message>
	);
}

/** A file of the console that is not there any more: the browser says it in words of its own. */
const isMissingPart = ({ message }: Error): boolean => /dynamically imported module|importing a module|module script/i.test(message);

const RELOADED_AT = 'kontor.reloaded-at';
const MINUTE = 60_000;

/** Once: if it does not help, a person decides. */
function reloadOnce(): void {
	if (Date.now() - Number(sessionStorage.getItem(RELOADED_AT) ?? 0) < MINUTE) return;
	sessionStorage.setItem(RELOADED_AT, String(Date.now()));
	location.reload();
}
