/**
 * No account may take all connections to the database with its reads: each has a few at once, further reads wait. A read whose caller
 * has hung up counts until Postgres has ended it.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

export const AT_ONCE = 8;

interface Line {
	running: number;
	waiting: (() => void)[];
}

const lines = new Map<string, Line>();
const inTurn = new AsyncLocalStorage<true>();

export async function takingTurns<T>(who: string, work: () => Promise<T>): Promise<T> {
	// A read within a read is part of it; it would wait for itself for ever.
	if (inTurn.getStore()) return work();
	const line = lines.get(who) ?? { running: 0, waiting: [] };
	lines.set(who, line);
	if (line.running >= AT_ONCE) await new Promise<void>((go) => line.waiting.push(go));
	else line.running++;
	try {
		return await inTurn.run(true, work);
	} finally {
		const next = line.waiting.shift();
		if (next) next();
		else if (--line.running === 0) lines.delete(who);
	}
}
