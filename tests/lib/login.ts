/** Logging in with a password, as browsers (session cookie) and programs (tokens) do. */
import argon2 from 'argon2';
import { type Answer, call } from './api.ts';
import { sql } from './database.ts';
import type { Somebody } from './world.ts';

export const PASSWORD = 'a-password-for-tests';
const hashed = argon2.hash(PASSWORD);

export async function givePassword(person: Somebody): Promise<void> {
	await sql('update directus_users set password = $1 where id = $2', [await hashed, person.id]);
}

export const login = (email: string, password = PASSWORD, mode = 'json'): Promise<Answer> =>
	call({}, '/auth/login', { method: 'POST', body: { email, password, mode } });

/** The session cookie, as the browser would send it. */
export async function sessionOf(email: string, password = PASSWORD): Promise<string> {
	const answer = await login(email, password, 'session');
	if (answer.status !== 200) throw new Error(`login of ${email}: ${JSON.stringify(answer.body)}`);
	return answer.headers
		.getSetCookie()
		.map((cookie) => cookie.split(';')[0])
		.join('; ');
}

export const asSession = (cookie: string, path: string, method = 'GET', body?: unknown): Promise<Answer> =>
	call({}, path, { method, body, headers: { Cookie: cookie } });
