/** Runs a few at a time; the others wait in order, and when too many wait the next is refused. */
export function queue(atOnce: number, mostWaiting: number, refusal: () => Error) {
	const waiting: (() => void)[] = [];
	let running = 0;
	return async <T>(work: () => Promise<T>): Promise<T> => {
		if (running >= atOnce) {
			if (waiting.length >= mostWaiting) throw refusal();
			await new Promise<void>((resolve) => waiting.push(resolve));
		} else running++;
		try {
			return await work();
		} finally {
			// The slot is handed to the next one directly, so that nobody can take it in between.
			const next = waiting.shift();
			if (next) next();
			else running--;
		}
	};
}
