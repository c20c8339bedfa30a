/** Pages that say one thing: nothing here, not allowed, wait. */
import LockOutlined from '@mui/icons-material/LockOutlined';
import SearchOff from '@mui/icons-material/SearchOff';
import { Box, Button, CircularProgress } from '@mui/material';
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

export const LoadingPage = () => (
	<Box sx={{ display: 'grid', placeItems: 'center', minHeight: '40vh' }}>
		<CircularProgress size={28} />
	</Box>
);
