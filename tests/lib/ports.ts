/** Ports that a test keeps for long, or comes back to: none that the system might give to somebody else meanwhile. */
import { createServer } from 'node:net';

/** Below those that systems hand out by themselves, from 32768 or 49152 on. */
const FIRST = 20_000;
const COUNT = 12_000;

export async function lastingPort(): Promise<number> {
	for (;;) {
		const port = FIRST + Math.floor(Math.random() * COUNT);
		if (await isFree(port)) return port;
	}
}

const isFree = (port: number): Promise<boolean> =>
	new Promise((resolve) => {
		const server = createServer().on('error', () => resolve(false));
		server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
	});
