/** How a process ended, and how often that may happen before nobody starts it again. */
import type { ChildProcess } from 'node:child_process';

export interface Exit {
	code: number | null;
	signal: NodeJS.Signals | null;
}

export const exitOf = (child: ChildProcess): Promise<Exit> =>
	new Promise((resolve) => {
		if (child.exitCode !== null || child.signalCode !== null) resolve({ code: child.exitCode, signal: child.signalCode });
		else child.once('exit', (code, signal) => resolve({ code, signal }));
	});

export const inWords = ({ code, signal }: Exit): string => (signal ? `signal ${signal}` : `code ${code}`);

/** Limits how often a process that crashes again and again is restarted. */
export class CrashLimit {
	private crashes: number[] = [];
	private readonly most: number;
	private readonly within: number;

	constructor(most = 5, within = 10 * 60_000) {
		this.most = most;
		this.within = within;
	}

	/** How long to wait before the next start: twice as long after each crash; nothing more where there were too many. */
	next(now = Date.now()): number | undefined {
		this.crashes = [...this.crashes.filter((at) => at > now - this.within), now];
		return this.crashes.length > this.most ? undefined : 500 * 2 ** (this.crashes.length - 1);
	}
}
