import { useEffect, useState } from 'react';
import { formatClock } from '../i18n/format';

/** Counts by the server's clock: a wrong one on this device shows no wrong time. */
export function RunningTime({ since, ahead }: { since: string; ahead: number }) {
	const [now, setNow] = useState(() => Date.now());
	useEffect(() => {
		const tick = setInterval(() => setNow(Date.now()), 1000);
		return () => clearInterval(tick);
	}, []);
	return formatClock(Math.max(0, (now + ahead - Date.parse(since)) / 1000));
}
