/** Mails for a forgotten password: three an hour to a person, twenty an hour from an address. More are not sent, and nobody is told so. */
import { setTimeout as sleep } from 'node:timers/promises';
import { ForbiddenError } from '@directus/errors';
import { accountKey, networkOf } from './rules/addresses.js';

type Request = (this: { accountability: { ip: string | null } | null }, email: string, ...rest: unknown[]) => Promise<void>;

const HOUR = 3_600_000;
/** The time that Directus takes in any case. */
const PAUSE = 500;
const isBounded = Symbol('kontor');

export function boundResetMails({
	UsersService: { prototype },
}: {
	UsersService: { prototype: { requestPasswordReset: Request; [isBounded]?: true } };
}) {
	if (prototype[isBounded]) return;
	prototype[isBounded] = true;
	const { requestPasswordReset } = prototype;
	const toPerson = counter(3);
	const fromAddress = counter(20);
	prototype.requestPasswordReset = async function (email, ...rest) {
		const isFromAddress = fromAddress(networkOf(this.accountability?.ip));
		if (isFromAddress && toPerson(accountKey(email))) return requestPasswordReset.call(this, email, ...rest);
		await sleep(PAUSE);
		throw new ForbiddenError();
	};
}

/** Returns whether one more is allowed within the hour. */
function counter(most: number) {
	let counts = new Map<string, number>();
	let began = 0;
	return (key: string): boolean => {
		if (Date.now() - began > HOUR || counts.size > 50_000) {
			counts = new Map();
			began = Date.now();
		}
		const count = counts.get(key) ?? 0;
		counts.set(key, count + 1);
		return count < most;
	};
}
