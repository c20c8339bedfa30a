/** Asks before a page with something unsaved is left: by a link, the browser's back, or by closing the tab. One for all forms of the page. */
import { useEffect, useSyncExternalStore } from 'react';
import { useBlocker } from 'react-router-dom';
import { DiscardDialog } from './DiscardDialog';
import { unsaved } from './unsaved';

export function LeaveGuard() {
	const question = useSyncExternalStore(unsaved.subscribe, unsaved.question);
	const blocker = useBlocker(({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname && unsaved.stops());
	useEffect(() => {
		// The browser asks in its own words.
		const onUnload = (event: BeforeUnloadEvent) => {
			if (unsaved.any()) event.preventDefault();
		};
		window.addEventListener('beforeunload', onUnload);
		return () => window.removeEventListener('beforeunload', onUnload);
	}, []);
	if (question) return <DiscardDialog {...question} />;
	if (blocker.state !== 'blocked') return null;
	const leave = () => {
		unsaved.discard();
		blocker.proceed();
	};
	return <DiscardDialog yes={leave} no={() => blocker.reset()} />;
}
