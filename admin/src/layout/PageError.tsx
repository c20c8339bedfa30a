import ErrorOutline from '@mui/icons-material/ErrorOutline';
import { Box, Button } from '@mui/material';
import { useResetErrorBoundaryOnLocationChange, useTranslate } from 'react-admin';
import { Message } from '../components/Message';
import { SIZE } from '../theme/tokens';

export function PageError({ error, resetErrorBoundary }: { error: Error; resetErrorBoundary: (...args: any[]) => void }) {
	const translate = useTranslate();
	useResetErrorBoundaryOnLocationChange(resetErrorBoundary);
	return (
		<Message icon={<ErrorOutline />} title={translate('errors.page_title')} hint={translate('errors.page_hint')}>
			<Button variant="outlined" onClick={() => location.reload()}>
				{translate('errors.reload')}
			</Button>
			<Box component="pre" sx={{ mt: 2, color: 'text.secondary', fontSize: SIZE.tiny, whiteSpace: 'pre-wrap', textAlign: 'left' }}>
				{error.message}
			</Box>
		</Message>
	);
}
