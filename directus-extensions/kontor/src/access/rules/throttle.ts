/**
 * Counts failures by key and makes the next try wait longer and longer, never for good. Tries that are still running count as
 * failures, so that a thousand at once don't get around it. Has no clock: callers pass milliseconds.
 */
export interface Limit {
	/** Failures that cost nothing. */
	free: number;
	/** The first wait, doubled with every failure … */
	first: number;
	/** … up to this one. */
	longest: number;
	/** After so long without a failure all is forgotten. */
	memory: number;
}

interface Entry {
	failures: number;
	running: number;
	/** When the next try may begin. */
	next: number;
	/** The last failure. */
	last: number;
}

/** A short wait, until one of the running tries has ended. */
const SOON = 100;

export function throttle({ free, first, longest, memory }: Limit, mostKeys = 50_000) {
	const entries = new Map<string, Entry>();

	function entryOf(key: string, now: number): Entry {
		const known = entries.get(key);
		if (known && (known.running > 0 || now - known.last < memory)) return known;
		if (entries.size >= mostKeys) forgetOldest();
		const entry = { failures: 0, running: 0, next: 0, last: now };
		entries.delete(key);
		entries.set(key, entry);
		return entry;
	}

	function forgetOldest(): void {
		for (const [key, { running }] of entries)
			if (running === 0) {
				entries.delete(key);
				return;
			}
	}

	return {
		/** How long to wait before trying; 0 is now. */
		wait(key: string, now: number): number {
			const { failures, running, next } = entryOf(key, now);
			if (failures + running < free) return 0;
			if (failures < free || running > 0) return Math.max(SOON, next - now);
			return Math.max(0, next - now);
		},
		begin(key: string, now: number): void {
			entryOf(key, now).running++;
		},
		failed(key: string, now: number): void {
			const entry = entryOf(key, now);
			entry.running--;
			entry.failures++;
			entry.last = now;
			if (entry.failures >= free) entry.next = now + Math.min(longest, first * 2 ** (entry.failures - free));
		},
		/** Ended without a failure. Whether earlier ones are forgiven is for the caller to say. */
		ended(key: string, { forgive }: { forgive: boolean }): void {
			const entry = entries.get(key);
			if (!entry) return;
			entry.running--;
			if (forgive) entry.failures = 0;
		},
	};
}
