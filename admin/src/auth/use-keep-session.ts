import { useEffect } from 'react';
import { useSession } from './session-context';

const LOOK_EVERY = 10 * 60_000;

/** Also when the tab comes back to the front: a sleeping laptop runs no timers. */
export function useKeepSession(): void {
	const session = useSession();
	useEffect(() => {
		const renew = () => {
			if (document.visibilityState === 'visible') session.renewWhenDue();
		};
		renew();
		const timer = setInterval(renew, LOOK_EVERY);
		document.addEventListener('visibilitychange', renew);
		return () => {
			clearInterval(timer);
			document.removeEventListener('visibilitychange', renew);
		};
	}, [session]);
}
