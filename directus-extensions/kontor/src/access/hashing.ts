/**
 * Argon2 costs 64 MB and a tenth of a second by design, in one of the four threads that files and names need as well. So only two run
 * at a time, the others wait, and callers can't choose the cost. All hashing in the process goes through here.
 */
import argon2 from 'argon2';
import { kontorError } from './errors.js';
import { queue } from './rules/queue.js';

const AT_ONCE = 2;
const MOST_WAITING = 200;
const LONGEST = 1024;
/** The parameters of Directus' own hashes, with room for a later version that uses more. */
const MOST = { m: 262_144, t: 8, p: 8 };

const isBounded = Symbol.for('kontor.hashing');

interface Library {
	hash(text: unknown, ...options: unknown[]): Promise<unknown>;
	verify(known: unknown, text: unknown, ...options: unknown[]): Promise<boolean>;
	[isBounded]?: true;
}

const inTurn = queue(AT_ONCE, MOST_WAITING, () => kontorError('SERVER_BUSY'));

export function boundHashing(): void {
	const library = argon2 as Library;
	if (library[isBounded]) return;
	library[isBounded] = true;
	const { hash, verify } = library;
	library.hash = async (text: unknown, ...options: unknown[]) => {
		assertShort(text);
		return inTurn(() => hash(text, ...options));
	};
	library.verify = async (known: unknown, text: unknown, ...options: unknown[]) => {
		assertShort(text);
		assertCheap(known);
		return inTurn(() => verify(known, text, ...options));
	};
}

function assertShort(text: unknown): void {
	if (typeof text === 'string' && Buffer.byteLength(text) > LONGEST)
		throw kontorError('INVALID_REQUEST', { reason: `a password has at most ${LONGEST} bytes`, field: 'password' });
}

function assertCheap(hash: unknown): void {
	const [, m, t, p] = /^\$argon2(?:id|i|d)(?:\$v=\d+)?\$m=(\d+),t=(\d+),p=(\d+)\$/.exec(String(hash)) ?? [];
	if (Number(m) <= MOST.m && Number(t) <= MOST.t && Number(p) <= MOST.p) return;
	throw kontorError('INVALID_REQUEST', { reason: 'this is no hash that Kontor makes', field: 'hash' });
}
