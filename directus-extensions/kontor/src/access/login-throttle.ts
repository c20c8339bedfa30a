/**
 * Guessing passwords is slow, and nobody is locked out by somebody else's guesses. Failures are counted for an account from one
 * address, for an account from all addresses that are new to it, and for an address. A browser that the account was logged in from
 * before is counted separately, so that the owner gets in while others guess.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { kontorError } from './errors.js';
import { networkOf } from './rules/addresses.js';
import { throttle } from './rules/throttle.js';

const HOUR = 3_600_000;
const together = throttle({ free: 10, first: 1000, longest: 30_000, memory: HOUR });
const everywhere = throttle({ free: 100, first: 1000, longest: 30_000, memory: HOUR });
const fromAddress = throttle({ free: 50, first: 1000, longest: 10_000, memory: HOUR });

/** A short wait is spent here, by a limited number of requests; a longer one is answered with an error that says how long. */
const LONGEST_WAIT = 9_000;
const LONGEST_HELD = 25_000;
const MOST_HELD = 100;
let held = 0;

export interface Try {
	account: string;
	address: string | null | undefined;
	/** The browser, where it is known. */
	device?: string;
	onRefusal?: (seconds: number) => void;
}

/** Whether the failure is one of guessing. */
type IsWrong = (error: unknown) => boolean;

export async function slowly<T>(attempt: Try, work: () => Promise<T>, isWrong: IsWrong): Promise<T> {
	const keys = keysOf(attempt);
	await turnOf(keys, attempt);
	try {
		const answer = await work();
		for (const [limit, key] of keys) limit.ended(key, { forgive: limit === together });
		return answer;
	} catch (error) {
		for (const [limit, key] of keys)
			if (isWrong(error)) limit.failed(key, Date.now());
			else limit.ended(key, { forgive: false });
		throw error;
	}
}

type Key = [ReturnType<typeof throttle>, string];

function keysOf({ account, address, device }: Try): Key[] {
	const network = networkOf(address);
	if (device) return [[together, `device ${device}`]];
	return [
		[together, `${network} ${account}`],
		[everywhere, account],
		[fromAddress, network],
	];
}

/** Waits for the longest of the keys; then counts a try for all of them at once. */
async function turnOf(keys: Key[], { onRefusal }: Try): Promise<void> {
	const end = Date.now() + LONGEST_HELD;
	for (;;) {
		const now = Date.now();
		const wait = Math.max(...keys.map(([limit, key]) => limit.wait(key, now)));
		if (wait === 0) {
			for (const [limit, key] of keys) limit.begin(key, now);
			return;
		}
		if (wait > LONGEST_WAIT || now + wait > end || held >= MOST_HELD) {
			const seconds = Math.ceil(wait / 1000);
			onRefusal?.(seconds);
			throw kontorError('LOGIN_SLOWED', { seconds });
		}
		held++;
		await sleep(wait).finally(() => held--);
	}
}
