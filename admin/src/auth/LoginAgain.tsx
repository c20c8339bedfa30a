/** The session has ended while somebody was at work: they log in over the page, which stays as it is, and what was under way goes on. */
import { Alert, Box, Button, Dialog, DialogContent, Typography } from '@mui/material';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslate } from 'react-admin';
import { unsaved } from '../unsaved/unsaved';
import { LoginForm } from './LoginForm';
import { tellOtherTabs, whenLoggedIn } from './other-tabs';
import { type Credentials, nameOf } from './session';
import { useGate, useSession } from './session-context';

export function LoginAgain() {
	const gate = useGate();
	const ended = useSyncExternalStore(gate.subscribe, gate.ended);
	return ended ? <LoginDialog /> : null;
}

function LoginDialog() {
	const translate = useTranslate();
	const gate = useGate();
	const session = useSession();
	const owner = gate.person();
	/** Who is logged in instead. */
	const [other, setOther] = useState<string>();

	const look = useCallback(async () => {
		const there = await session.whoIsThere();
		if (there && there.id === owner?.id) gate.open();
		else setOther(there && nameOf(there));
	}, [session, gate, owner?.id]);

	useEffect(() => {
		look();
		return whenLoggedIn(look);
	}, [look]);

	async function login(credentials: Credentials) {
		await session.login(credentials);
		await look();
		tellOtherTabs();
	}

	/** What was typed stays as a draft of its owner. */
	function leave(address: string) {
		unsaved.letGo();
		location.assign(address);
	}

	return (
		<Dialog
			open
			fullWidth
			maxWidth="xs"
			aria-labelledby="login-again"
			// Whoever comes by meanwhile reads nothing of the page behind.
			slotProps={{ backdrop: { sx: { backdropFilter: 'blur(7px)' } } }}
			onKeyDown={(event) => event.stopPropagation()}
		>
			<DialogContent sx={{ p: 3 }}>
				<LoginForm
					title={
						<Box>
							<Typography id="login-again" component="h2" variant="h2" gutterBottom>
								{translate('login.again')}
							</Typography>
							<Typography variant="body2" color="text.secondary">
								{translate('login.again_hint', { name: owner?.name })}
							</Typography>
							{other && (
								<Alert severity="warning" sx={{ mt: 1.5 }}>
									{translate('login.other', { other, name: owner?.name })}
									<Button color="inherit" variant="outlined" sx={{ display: 'block', mt: 1 }} onClick={() => leave('/console/')}>
										{translate('login.go_on_as', { name: other })}
									</Button>
								</Alert>
							)}
						</Box>
					}
					email={owner?.email ?? undefined}
					onLogin={login}
					back="/console/logged-in"
					isBesides
					label="login.go_on"
				/>
				<Button color="inherit" fullWidth sx={{ mt: 1 }} onClick={() => leave('/console/login')}>
					{translate('login.leave')}
				</Button>
			</DialogContent>
		</Dialog>
	);
}
