/** The session is the browser's: who logs in in one tab is logged in in all. */
const CHANNEL = 'kontor.logged-in';

export function tellOtherTabs(): void {
	const channel = new BroadcastChannel(CHANNEL);
	channel.postMessage('logged in');
	channel.close();
}

/** Also when the tab comes back to the front: other programs of this server (Studio) tell nobody. */
export function whenLoggedIn(look: () => void): () => void {
	const channel = new BroadcastChannel(CHANNEL);
	channel.onmessage = look;
	const onReturn = () => {
		if (document.visibilityState === 'visible') look();
	};
	document.addEventListener('visibilitychange', onReturn);
	window.addEventListener('focus', onReturn);
	return () => {
		channel.close();
		document.removeEventListener('visibilitychange', onReturn);
		window.removeEventListener('focus', onReturn);
	};
}
