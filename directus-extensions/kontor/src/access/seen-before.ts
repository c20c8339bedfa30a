/** Who saw a row before it was changed or deleted: only they are told that it is gone. */
import type { Accountability } from '../core/context.js';

/** Long enough for any transaction; a change that failed leaves nothing behind. */
const REMEMBERED = 600_000;
const MOST_REMEMBERED = 100_000;
const seenBefore = new Map<string, { by: Set<string>; until: number }>();
const keyOf = (collection: string, key: unknown) => `${collection} ${key}`;

/** Of these keys this person sees those in `seen`, just now. */
export function remember(user: string, collection: string, keys: readonly (string | number)[], seen: ReadonlySet<string>): void {
	forgetOld();
	for (const key of keys) {
		const name = keyOf(collection, key);
		const entry = seenBefore.get(name) ?? { by: new Set<string>(), until: Date.now() + REMEMBERED };
		if (seen.has(String(key))) entry.by.add(user);
		else entry.by.delete(user);
		if (entry.by.size > 0) seenBefore.set(name, entry);
		else seenBefore.delete(name);
	}
}

function forgetOld(): void {
	if (seenBefore.size > MOST_REMEMBERED) seenBefore.clear();
	for (const [key, { until }] of seenBefore) {
		// In the order in which they came.
		if (until > Date.now()) return;
		seenBefore.delete(key);
	}
}

export const wasSeenBy = ({ user }: Accountability, collection: string, key: unknown): boolean =>
	seenBefore.get(keyOf(collection, key))?.by.has(user!) ?? false;
