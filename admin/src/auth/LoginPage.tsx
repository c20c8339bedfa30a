import { Box, Card, Stack, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useEffect } from 'react';
import { useCheckAuth, useLocaleState, useLocales, useLogin, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { Brand } from '../components/Brand';
import { LoginForm } from './LoginForm';
import { tellOtherTabs } from './other-tabs';

export default function LoginPage() {
	const translate = useTranslate();
	const login = useLogin();
	useLeaveWhenLoggedIn();
	return (
		<Box
			component="main"
			sx={{ minHeight: '100dvh', display: 'flex', flexDirection: 'column', alignItems: 'center', px: 2, pt: { xs: 6, sm: '14vh' }, pb: 4 }}
		>
			<Box sx={{ width: '100%', maxWidth: 380 }}>
				<Stack direction="row" sx={{ alignItems: 'center', justifyContent: 'space-between', mb: 3 }}>
					<Box>
						<Brand size={36} />
						<Typography color="text.secondary" sx={{ mt: 0.5 }}>
							{translate('app.claim')}
						</Typography>
					</Box>
					<LanguageChoice />
				</Stack>
				<Card sx={{ p: 3 }}>
					<LoginForm
						title={
							<Typography component="h1" variant="h2">
								{translate('login.title')}
							</Typography>
						}
						onLogin={(credentials) => login(credentials).then(tellOtherTabs)}
						back="/console/"
					/>
				</Card>
			</Box>
		</Box>
	);
}

/** Logged in at Studio is logged in here. */
function useLeaveWhenLoggedIn() {
	const checkAuth = useCheckAuth();
	const navigate = useNavigate();
	useEffect(() => {
		checkAuth({}, false).then(
			() => navigate('/', { replace: true }),
			() => undefined,
		);
	}, [checkAuth, navigate]);
}

function LanguageChoice() {
	const [locale, setLocale] = useLocaleState();
	const translate = useTranslate();
	return (
		<ToggleButtonGroup
			exclusive
			size="small"
			value={locale}
			onChange={(_, chosen) => chosen && setLocale(chosen)}
			aria-label={translate('app.language')}
			sx={{ alignSelf: 'flex-start' }}
		>
			{useLocales().map((one) => (
				<ToggleButton key={one.locale} value={one.locale} aria-label={one.name} sx={{ px: 1.25, py: 0.25 }}>
					{one.locale}
				</ToggleButton>
			))}
		</ToggleButtonGroup>
	);
}
