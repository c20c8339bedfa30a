/** Pages that say one thing: nothing here, not allowed, wait. */
import LockOutlined from '@mui/icons-material/LockOutlined';
import SearchOff from '@mui/icons-material/SearchOff';
import { Box, Button, Skeleton } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { Message } from '../components/Message';

const Home = () => {
	const translate = useTranslate();
	return (
		<Button component={Link} to="/" variant="outlined">
			{translate('errors.home')}
		</Button>
	);
};

export const AccessDenied = () => {
	const translate = useTranslate();
	return (
		<Message icon={<LockOutlined />} title={translate('errors.denied_title')} hint={translate('errors.denied_hint')}>
			<Home />
		</Message>
	);
};

export const NotFoundPage = () => {
	const translate = useTranslate();
	return (
		<Message icon={<SearchOff />} title={translate('errors.missing_title')} hint={translate('errors.missing_hint')}>
			<Home />
		</Message>
	);
};

/** Before a page and its code are there: about what it will look like, so that nothing jumps. */
export const LoadingPage = () => (
	<Box aria-busy sx={{ display: 'grid', gap: 1.5 }}>
		<Skeleton variant="rounded" height={38} sx={{ maxWidth: 320 }} />
		<Skeleton variant="rounded" height={420} />
	</Box>
);
