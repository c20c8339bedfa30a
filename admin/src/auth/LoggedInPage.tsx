/** Where a login at another place ends when it was begun from an open page: that page goes on by itself. */
import CheckCircleOutline from '@mui/icons-material/CheckCircleOutline';
import { useEffect } from 'react';
import { useTranslate } from 'react-admin';
import { Message } from '../components/Message';
import { tellOtherTabs } from './other-tabs';

export default function LoggedInPage() {
	const translate = useTranslate();
	useEffect(() => {
		tellOtherTabs();
		window.close();
	}, []);
	return <Message icon={<CheckCircleOutline />} title={translate('login.done')} hint={translate('login.done_hint')} />;
}
