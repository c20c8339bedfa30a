/** E-mail and password, a code where the account wants one, and accounts of elsewhere. */
import { Alert, Button, Divider, Link, Stack, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslate } from 'react-admin';
import { codeOf } from '../data-provider/errors';
import { PasswordField } from './PasswordField';
import type { Credentials, Provider } from './session';
import { useSession } from './session-context';

interface Props {
	title: ReactNode;
	email?: string;
	onLogin: (credentials: Credentials) => Promise<unknown>;
	/** Where a login at another place leads back to. In a window of its own, where the page must stay. */
	back: string;
	isBesides?: boolean;
	label?: string;
}

export function LoginForm({ title, email: known, onLogin, back, isBesides, label = 'login.submit' }: Props) {
	const translate = useTranslate();
	const [failure, setFailure] = useState<string>();
	const [isBusy, setBusy] = useState(false);
	const [needsCode, setNeedsCode] = useState(false);

	async function submit(event: FormEvent<HTMLFormElement>) {
		event.preventDefault();
		event.stopPropagation();
		const { email, password, otp } = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
		if (!email?.trim() || !password) return setFailure(translate('login.required'));
		setBusy(true);
		setFailure(undefined);
		try {
			await onLogin({ email: email.trim(), password, ...(otp ? { otp: otp.replace(/\s/g, '') } : {}) });
		} catch (error) {
			const asksForCode = codeOf(error) === 'INVALID_OTP' && !needsCode;
			if (asksForCode) setNeedsCode(true);
			else setFailure((error as Error).message);
		}
		setBusy(false);
	}

	return (
		<form noValidate onSubmit={submit} aria-label={translate('login.title')}>
			<Stack spacing={2}>
				{title}
				{failure && <Alert severity="error">{failure}</Alert>}
				<TextField
					name="email"
					type="email"
					label={translate('login.email')}
					autoComplete="username"
					defaultValue={known}
					autoFocus={!known}
					disabled={isBusy}
					slotProps={{ htmlInput: { inputMode: 'email' } }}
				/>
				<PasswordField name="password" label={translate('login.password')} disabled={isBusy} autoFocus={!!known} />
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
					{translate(label)}
				</Button>
				<OtherWays back={back} isBesides={isBesides} />
				<Link
					href="/admin/reset-password"
					variant="body2"
					sx={{ alignSelf: 'center' }}
					{...(isBesides ? { target: '_blank', rel: 'noopener' } : {})}
				>
					{translate('login.forgot')}
				</Link>
			</Stack>
		</form>
	);
}

const ELSEWHERE = ['oauth2', 'openid', 'saml'];

const addressOf = ({ name }: Provider, back: string): string =>
	`/auth/login/${encodeURIComponent(name)}?redirect=${encodeURIComponent(back)}`;

function OtherWays({ back, isBesides }: Pick<Props, 'back' | 'isBesides'>) {
	const translate = useTranslate();
	const session = useSession();
	const { data = [] } = useQuery({
		queryKey: ['login-providers'],
		queryFn: () => session.providers(),
		staleTime: Number.POSITIVE_INFINITY,
	});
	const ways = data.filter(({ driver }) => ELSEWHERE.includes(driver));
	if (ways.length === 0) return null;
	return (
		<>
			<Divider>{translate('login.or')}</Divider>
			{ways.map((provider) => (
				<Button
					key={provider.name}
					href={addressOf(provider, back)}
					variant="outlined"
					size="medium"
					{...(isBesides ? { target: '_blank', rel: 'opener' } : {})}
				>
					{translate('login.with', { name: provider.label ?? provider.name })}
				</Button>
			))}
		</>
	);
}
