/** Recognizes a browser that somebody has logged in from: by signed notes in a cookie, one for each account, the newest first. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const MOST = 5;

const sign = (account: string, nonce: string, secret: string) =>
	createHmac('sha256', secret).update(`kontor device ${account} ${nonce}`).digest('base64url');

const notesIn = (cookie: string | undefined): string[] => (cookie ?? '').split('~').filter(Boolean).slice(0, MOST);

/** The id of this browser for the account; undefined if nobody has logged in to the account from it. */
export function deviceOf(cookie: string | undefined, account: string, secret: string): string | undefined {
	return notesIn(cookie)
		.map((note) => note.split('.') as [string, string | undefined])
		.find(([nonce, signature]) => {
			const given = Buffer.from(signature ?? '');
			const right = Buffer.from(sign(account, nonce, secret));
			return given.length === right.length && timingSafeEqual(given, right);
		})?.[0];
}

export function withDevice(cookie: string | undefined, account: string, secret: string): string {
	if (deviceOf(cookie, account, secret)) return cookie!;
	const nonce = randomBytes(12).toString('base64url');
	return [`${nonce}.${sign(account, nonce, secret)}`, ...notesIn(cookie)].slice(0, MOST).join('~');
}
