/** How the server can be reached just now, for the banner; and the pauses before a request is sent again. */
export type Trouble = 'busy' | 'offline';

export interface State {
	trouble: Trouble;
	/** When the next attempt is made. */
	until: number;
}

const SECOND = 1_000;
const PAUSES = [1, 2, 4, 8, 15];

/** A little of chance keeps a hundred browsers from coming back in the same moment. */
export function pauseOf(attempt: number, chance: number): number {
	const seconds = PAUSES[Math.min(attempt, PAUSES.length - 1)]!;
	return Math.round(seconds * SECOND * (1 + chance / 4));
}

export type Connection = ReturnType<typeof createConnection>;

export function createConnection() {
	let state: State | undefined;
	const listeners = new Set<() => void>();
	const sleepers = new Set<() => void>();
	const set = (next: State | undefined) => {
		if (state === next) return;
		state = next;
		for (const listener of listeners) listener();
	};
	const wake = () => {
		for (const sleeper of [...sleepers]) sleeper();
	};

	/** Until the pause is over, somebody is impatient, or the request is not wanted any more. */
	async function pause(trouble: Trouble, attempt: number, signal?: AbortSignal | null): Promise<void> {
		const time = pauseOf(attempt, Math.random());
		const until = Date.now() + time;
		if (!state || state.trouble !== trouble || state.until < Date.now() || until < state.until) set({ trouble, until });
		await new Promise<void>((resolve) => {
			const end = () => {
				clearTimeout(timer);
				sleepers.delete(end);
				signal?.removeEventListener('abort', end);
				resolve();
			};
			const timer = setTimeout(end, time);
			sleepers.add(end);
			signal?.addEventListener('abort', end);
		});
		signal?.throwIfAborted();
	}

	let asking: Promise<void> | undefined;
	/** Asks until the server answers, whether or not a page wants anything of it. */
	const reached = (): Promise<void> => {
		asking ??= ask().finally(() => {
			asking = undefined;
		});
		return asking;
	};

	async function ask(): Promise<void> {
		for (let attempt = 0; ; attempt++) {
			const isThere = await fetch('/server/ping', { cache: 'no-store' }).then(
				({ ok }) => ok,
				() => false,
			);
			if (isThere) break;
			await pause('offline', attempt);
		}
		set(undefined);
		wake();
	}

	return {
		pause,
		reached,
		state: () => state,
		/** An answer came. */
		works: () => set(undefined),
		now: wake,
		subscribe: (listener: () => void) => {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
	};
}

/** One for the page: there is one server. */
export const connection = createConnection();
