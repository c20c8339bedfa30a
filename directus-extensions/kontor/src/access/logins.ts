/** Every way to log in goes through the throttle: REST, GraphQL, both websockets, and requests that ask for the password again. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { getSecret } from '@directus/api/utils/get-secret';
import { stall } from '@directus/api/utils/stall';
import { isDirectusError } from '@directus/errors';
import argon2 from 'argon2';
import type { CookieOptions, NextFunction, Request, Response } from 'express';
import type { Knex } from 'knex';
import type { SchemaOverview } from '../core/context.js';
import { deviceOf, withDevice } from './devices.js';
import { slowly } from './login-throttle.js';
import { accountKey } from './rules/addresses.js';

interface Place {
	/** Of a socket, which tells nothing else. */
	address?: string | null;
	req?: Request;
	res?: Response;
}

const place = new AsyncLocalStorage<Place>();
const COOKIE = 'kontor_device';
const HALF_A_YEAR = 15_552_000_000;

export const fromSocket = <T>(address: string | null, work: () => T): T => place.run({ address }, work);
export const rememberBrowser = (req: Request, res: Response, next: NextFunction): void => place.run({ req, res }, next);

interface Authentication {
	knex: Knex;
	schema: SchemaOverview;
	accountability: { ip: string | null } | null;
}
type Login = (
	this: Authentication,
	provider: string | undefined,
	payload: Record<string, unknown>,
	options?: { otp?: string },
) => Promise<unknown>;
type Verify = (this: Authentication, user: string, password: string) => Promise<unknown>;
type Reset = (this: unknown, token: string, password: string) => Promise<unknown>;
interface Services {
	AuthenticationService: { prototype: { login: Login; verifyPassword: Verify; [isSlowed]?: true } };
	UsersService: { prototype: { resetPassword: Reset } };
	SettingsService: new (options: { knex: Knex; schema: SchemaOverview }) => { readSingleton(query: object): Promise<unknown> };
}
const isSlowed = Symbol('kontor');

export function slowLogins(services: Services, stallTime: number): void {
	const { prototype } = services.AuthenticationService;
	const { prototype: users } = services.UsersService;
	const { SettingsService } = services;
	if (prototype[isSlowed]) return;
	prototype[isSlowed] = true;
	const { login, verifyPassword } = prototype;
	const { resetPassword } = users;

	prototype.login = function (provider, payload, options) {
		const name = payload.email ?? payload.identifier;
		// Single sign-on: the password is guessed elsewhere.
		if (typeof name !== 'string' || !('password' in payload)) return login.call(this, provider, payload, options);
		const account = accountKey(name);
		const readSettings = () =>
			new SettingsService({ knex: this.knex, schema: this.schema }).readSingleton({ fields: ['auth_login_attempts'] });
		const run = async () => {
			// Both run in parallel, so that the answer takes as long as for an account that exists.
			const [answer] = await Promise.allSettled([
				login.call(this, provider, payload, options),
				pretend(readSettings, this.knex, account, stallTime),
			]);
			if (answer.status === 'rejected') throw answer.reason;
			return answer.value;
		};
		const { req, res, address } = place.getStore() ?? {};
		const attempt = {
			account,
			address: this.accountability?.ip ?? address,
			device: deviceOf(req?.cookies?.[COOKIE], account, getSecret()),
			onRefusal: (seconds: number) => res?.setHeader('Retry-After', seconds),
		};
		return slowly(attempt, run, (error) => isWrong(error, options)).then((answer) => {
			remember(account);
			return answer;
		});
	};
	prototype.verifyPassword = function (user, password) {
		return slowly({ account: user, address: 'own', device: user }, () => verifyPassword.call(this, user, password), isWrong);
	};
	users.resetPassword = async function (token, password) {
		const answer = await resetPassword.call(this, token, password);
		// The link came by mail to the owner, so this browser is known from now on, whatever others have guessed.
		remember(JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()).email.toLowerCase());
		return answer;
	};
}

/** A missing second factor is not a wrong guess. */
const isWrong = (error: unknown, options?: { otp?: string }): boolean =>
	isDirectusError(error, 'INVALID_CREDENTIALS') || (isDirectusError(error, 'INVALID_OTP') && options?.otp !== undefined);

const nobody = argon2.hash('nobody has this password');

/** For an unknown account: checks some password and makes as many queries, so that the time does not tell which accounts exist. */
async function pretend(readSettings: () => Promise<unknown>, knex: Knex, account: string, stallTime: number): Promise<void> {
	const began = performance.now();
	const columns = ['id', 'status', 'password', 'provider'];
	const user = await knex('directus_users').select(columns).whereRaw('lower(email) = ?', [account]).first();
	if (user?.status === 'active' && user.password && user.provider === 'default') return;
	await knex('directus_users')
		.select(columns)
		.where({ id: user?.id ?? null })
		.first();
	await readSettings();
	await argon2.verify(await nobody, 'somebody').catch(() => false);
	await stall(stallTime, began);
}

function remember(account: string): void {
	const { req, res } = place.getStore() ?? {};
	const options: CookieOptions = { httpOnly: true, sameSite: 'strict', path: '/auth', maxAge: HALF_A_YEAR, secure: req?.secure ?? false };
	res?.cookie(COOKIE, withDevice(req?.cookies?.[COOKIE], account, getSecret()), options);
}
