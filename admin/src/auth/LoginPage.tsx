import { Alert, Box, Button, Card, Link, Stack, TextField, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { type FormEvent, useEffect, useState } from 'react';
import { useCheckAuth, useLocaleState, useLocales, useLogin, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { Brand } from '../components/Brand';
import { codeOf } from '../data-provider/errors';
import { PasswordField } from './PasswordField';

export default function LoginPage() {
	const translate = useTranslate();
	const login = useLogin();
	useLeaveWhenLoggedIn();
	const [failure, setFailure] = useState<string>();
	const [isBusy, setBusy] = useState(false);
	const [needsCode, setNeedsCode] = useState(false);

	async function submit(event: FormEvent<HTMLFormElement>) {
		event.preventDefault();
		const { email, password, otp } = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
		if (!email?.trim() || !password) return setFailure(translate('login.required'));
		setBusy(true);
		setFailure(undefined);
		try {
			await login({ email: email.trim(), password, ...(otp ? { otp: otp.replace(/\s/g, '') } : {}) });
		} catch (error) {
			const asksForCode = codeOf(error) === 'INVALID_OTP' && !needsCode;
			if (asksForCode) setNeedsCode(true);
			else setFailure((error as Error).message);
			setBusy(false);
		}
	}

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
				<Card component="form" noValidate onSubmit={submit} sx={{ p: 3 }} aria-label={translate('login.title')}>
					<Stack spacing={2}>
						<Typography component="h1" variant="h2">
							{translate('login.title')}
						</Typography>
						{failure && <Alert severity="error">{failure}</Alert>}
						<TextField
							name="email"
							type="email"
							label={translate('login.email')}
							autoComplete="username"
							autoFocus
							disabled={isBusy}
							slotProps={{ htmlInput: { inputMode: 'email' } }}
						/>
						<PasswordField name="password" label={translate('login.password')} disabled={isBusy} />
						{needsCode && (
							<TextField
								name="otp"
								label={translate('login.otp')}
								helperText={translate('login.otp_hint')}
								autoComplete="one-time-code"
								autoFocus
								disabled={isBusy}
								slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 8 } }}
							/>
						)}
						<Button type="submit" variant="contained" size="medium" loading={isBusy}>
							{translate('login.submit')}
						</Button>
						<Link href="/admin/reset-password" variant="body2" sx={{ alignSelf: 'center' }}>
							{translate('login.forgot')}
						</Link>
					</Stack>
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
