/**
 * Nobody's reads take all connections to the database: each account has so many at once, the others wait for their turn. A
 * read that its caller has given up still counts until Postgres has ended it.
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
	// What a read asks on the way is part of it; waiting for itself it would never end.
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
