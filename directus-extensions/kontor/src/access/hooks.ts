/** Who may come in, and what strangers may do (docs/decisions/0022-who-may-come-in.md). */

import type { Express, RequestHandler } from 'express';
import type { Knex } from 'knex';
import { type Accountability, fromEvent, type Row } from '../core/context.js';
import type { Register, Server } from '../core/define-module.js';
import { ofRequest, ofSocket } from './check-tokens.js';
import { refuseOtherAccounts } from './expected-account.js';
import { boundHashing } from './hashing.js';
import { setHeaders } from './headers.js';
import { answerHealth } from './health.js';
import { rememberBrowser, slowLogins } from './logins.js';
import { refuseStrangers } from './open-routes.js';
import { refuseOwnDeletion, refuseOwnRights } from './own-rights.js';
import { limitPressure } from './pressure.js';
import { boundResetMails } from './reset-mails.js';
import { refuseForeignPages } from './same-origin.js';
import { refuseLongBodies } from './short-bodies.js';
import { guardSockets } from './sockets.js';
import { guardSubscriptions, rememberWhoSees } from './subscriptions.js';
import { guardGraphqlSubscriptions } from './subscriptions-graphql.js';
import { watchWrites } from './watch-writes.js';

/** Events about rows that somebody may listen to. */
const LISTENED_TO = ['items', 'users', 'files', 'folders'];

export function hooks({ filter, init }: Register, { services, env, database }: Server): void {
	const publicUrl = String(env.PUBLIC_URL);
	const sessionCookie = String(env.SESSION_COOKIE_NAME);
	const cookieNames = [sessionCookie, String(env.REFRESH_TOKEN_COOKIE_NAME)];
	const paths = [env.WEBSOCKETS_REST_PATH, env.WEBSOCKETS_GRAPHQL_PATH, env.WEBSOCKETS_LOGS_PATH].map(String);
	boundHashing();
	slowLogins(services, Number(env.LOGIN_STALL_TIME));
	boundResetMails(services);
	watchWrites(database, services);
	guardSockets({ publicUrl, cookieNames, paths, database });
	guardSubscriptions(database);
	guardGraphqlSubscriptions(services.GraphQLService);

	init('middlewares.before', ({ app }) => {
		const express = app as Express;
		express.use(setHeaders(publicUrl));
		limitPressure(express, env);
		express.use(refuseForeignPages(publicUrl, cookieNames));
		express.use(['/auth', '/users/register', '/users/invite/accept'], refuseLongBodies);
		// Directus takes messages about builds of websites here; Kontor builds none.
		express.use('/deployments/webhooks', (_req, res) => res.status(404).end());
	});
	init('middlewares.after', ({ app }) => {
		const express = app as Express;
		express.use(refuseOtherAccounts as RequestHandler);
		express.use(refuseStrangers as RequestHandler);
		express.get('/server/health', answerHealth(services.ServerService) as RequestHandler);
		express.post(['/auth/login', '/auth/login/:provider', '/auth/password/reset'], rememberBrowser);
	});

	filter('authenticate', (base, { req }) => ofRequest(base as Accountability, req, database, sessionCookie));
	filter('websocket.authenticate', (base, { message }) => ofSocket(base as Accountability, message as object, database));

	filter('items.update', async (payload, { collection, keys }, event) => {
		await refuseOwnRights(collection, keys, payload as Row, fromEvent(event));
		return payload;
	});
	filter('users.update', async (payload, { keys }, event) => {
		await refuseOwnRights('directus_users', keys, payload as Row, fromEvent(event));
		return payload;
	});
	filter('items.delete', (keys, { collection }, event) => {
		if (collection === 'employees') refuseOwnDeletion(keys as string[], fromEvent(event));
		return keys;
	});
	filter('users.delete', (keys, _meta, event) => {
		refuseOwnDeletion(keys as string[], fromEvent(event));
		return keys;
	});
	for (const name of LISTENED_TO) {
		filter(`${name}.delete`, async (keys, { collection }, { database: knex }) => {
			await rememberWhoSees((collection ?? `directus_${name}`) as string, keys as string[], knex as Knex);
			return keys;
		});
		filter(`${name}.update`, async (payload, { collection, keys }, { database: knex }) => {
			await rememberWhoSees((collection ?? `directus_${name}`) as string, keys as string[], knex as Knex);
			return payload;
		});
	}
}
