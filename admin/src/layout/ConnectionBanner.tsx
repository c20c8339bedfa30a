/** The server is busy or away: what happens next, and that nothing is lost. Goes by itself when the server answers. */
import CloudOff from '@mui/icons-material/CloudOff';
import HourglassTop from '@mui/icons-material/HourglassTop';
import { Box, Button } from '@mui/material';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslate } from 'react-admin';
import { connection } from '../data-provider/connection';

export function ConnectionBanner() {
	const translate = useTranslate();
	const state = useSyncExternalStore(connection.subscribe, connection.state);
	const seconds = useSecondsUntil(state?.until);
	useEffect(() => {
		const look = () => {
			connection.now();
			connection.reached();
		};
		window.addEventListener('online', look);
		window.addEventListener('offline', look);
		return () => {
			window.removeEventListener('online', look);
			window.removeEventListener('offline', look);
		};
	}, []);
	if (!state) return null;
	const isOffline = state.trouble === 'offline';
	return (
		<Box
			role="status"
			sx={(theme) => ({
				position: 'sticky',
				top: 0,
				zIndex: theme.zIndex.tooltip + 1,
				display: 'flex',
				alignItems: 'center',
				justifyContent: 'center',
				gap: 1,
				px: 1.5,
				py: 0.5,
				fontSize: '0.8125rem',
				bgcolor: 'warning.main',
				color: 'warning.contrastText',
				'& svg': { fontSize: 18 },
			})}
		>
			{isOffline ? <CloudOff /> : <HourglassTop />}
			{translate(isOffline ? 'connection.offline' : 'connection.busy', { smart_count: seconds })}
			<Button color="inherit" onClick={connection.now} sx={{ minHeight: 26, py: 0, textDecoration: 'underline' }}>
				{translate('connection.now')}
			</Button>
		</Box>
	);
}

function useSecondsUntil(moment: number | undefined): number {
	const [now, setNow] = useState(Date.now);
	useEffect(() => {
		if (moment === undefined) return;
		setNow(Date.now());
		const timer = setInterval(() => setNow(Date.now()), 500);
		return () => clearInterval(timer);
	}, [moment]);
	return Math.max(1, Math.ceil(((moment ?? now) - now) / 1000));
}
