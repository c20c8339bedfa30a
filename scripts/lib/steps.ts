/** Tells at the terminal which step is running and how long it took. */
const isTerminal = process.stdout.isTTY;

export async function step<T>(title: string, work: (progress: (note: string) => void) => Promise<T>): Promise<T> {
	const started = Date.now();
	const progress = (note: string) => isTerminal && process.stdout.write(`\r\x1b[2K● ${title}: ${note}`);
	process.stdout.write(isTerminal ? `● ${title} …` : `● ${title} …\n`);
	try {
		const result = await work(progress);
		process.stdout.write(`${isTerminal ? '\r\x1b[2K' : ''}✓ ${title} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`);
		return result;
	} catch (error) {
		if (isTerminal) process.stdout.write(`\r\x1b[2K✗ ${title}\n`);
		throw error;
	}
}
