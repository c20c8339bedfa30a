/** Guards both websockets: who may connect, how much they may send, and whether the person still has the same rights at every message. */

import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { getIPFromReq } from '@directus/api/utils/get-ip-from-req';
import SocketController from '@directus/api/websocket/controllers/base';
import { getLogsController, getSubscriptionController, getWebSocketController } from '@directus/api/websocket/controllers/index';
import type { Knex } from 'knex';
import type { Accountability } from '../core/context.js';
import { assertStillIs } from '../core/rights/standing.js';
import { fromSocket } from './logins.js';
import { isForeignSocket } from './same-origin.js';
import { admit, type Client as Limited, MOST_OF_STRANGER, pathOf, refuse, welcome } from './socket-limits.js';

interface Client extends Limited {
	accountability: Accountability | null;
	expires_at: number | null;
	emit(event: string, ...args: unknown[]): boolean;
	close(): void;
}

interface Door {
	publicUrl: string;
	cookieNames: string[];
	/** The addresses of all sockets. */
	paths: string[];
	database: Knex;
}

const LOOKED_AT_EVERY = 2_000;
const MOST_WAITING = 500;
const isGuarded = Symbol('kontor');

/** Before the server makes its controllers. */
export function guardSockets({ publicUrl, cookieNames, paths, database }: Door): void {
	const { prototype } = SocketController;
	if (prototype[isGuarded]) return;
	prototype[isGuarded] = true;
	const { handleUpgrade, createClient, handleAuthRequest } = prototype;

	prototype.handleUpgrade = async function (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
		// Without a listener, a connection that is reset would end the process.
		socket.on('error', () => socket.destroy());
		const path = pathOf(request);
		if (path !== this.endpoint) {
			// A socket whose path no controller handles would stay open for ever.
			if (!paths.includes(path)) refuse(socket, '404 Not Found');
			return;
		}
		const address = getIPFromReq(request);
		if (isForeignSocket(request, publicUrl, cookieNames)) return refuse(socket, '403 Forbidden');
		if (!admit(socket, address)) return refuse(socket, '429 Too Many Requests');
		this.server.options.maxPayload = MOST_OF_STRANGER;
		await fromSocket(address, () => handleUpgrade.call(this, request, socket, head)).catch(() => socket.destroy());
	};

	prototype.createClient = function (...args: unknown[]): Client {
		const client: Client = createClient.apply(this, args);
		watchLogin(client);
		checkEveryWord(client, database);
		return client;
	};

	prototype.handleAuthRequest = function (client: Client, ...args: unknown[]) {
		return fromSocket(client.accountability?.ip ?? null, () => handleAuthRequest.call(this, client, ...args));
	};

	setInterval(() => lookAround(database).catch(() => {}), LOOKED_AT_EVERY).unref();
}

/** Directus sets the accountability at every login. */
function watchLogin(client: Client): void {
	let accountability = client.accountability;
	Object.defineProperty(client, 'accountability', {
		get: () => accountability,
		set: (value: Accountability | null) => {
			accountability = value;
			welcome(client);
		},
	});
	welcome(client);
}

function checkEveryWord(client: Client, database: Knex): void {
	const emit = client.emit.bind(client);
	let turn: Promise<unknown> = Promise.resolve();
	let waiting = 0;
	client.emit = (event, ...args) => {
		const person = client.accountability;
		if (event !== 'parsed-message' || !person?.user) return emit(event, ...args);
		if (++waiting > MOST_WAITING) client.terminate();
		turn = turn
			.then(() => assertStillIs(person, database))
			.then(
				() => emit(event, ...args),
				() => client.terminate(),
			)
			.catch(() => {})
			.finally(() => waiting--);
		return true;
	};
}

/**
 * For sockets that only listen: the API closes them at once (core/sockets.ts); this finds changes by SQL, and sessions that have
 * expired.
 */
async function lookAround(database: Knex): Promise<void> {
	const controllers = [getWebSocketController(), getSubscriptionController(), getLogsController()];
	const clients = controllers.flatMap((controller) => [...(controller?.clients ?? [])]) as Client[];
	const people = clients.filter(({ accountability }) => accountability?.user);
	if (people.length === 0) return;
	const ids = [...new Set(people.map(({ accountability }) => accountability!.user))];
	const rows = await database('directus_users').select('id', 'status', 'role').whereIn('id', ids);
	const byId = new Map<string, { status: string; role: string | null }>(rows.map((row) => [row.id, row]));
	for (const client of people) {
		const { user, role } = client.accountability!;
		const row = byId.get(user!);
		const isOver = client.expires_at !== null && client.expires_at * 1000 + LOOKED_AT_EVERY < Date.now();
		if (row?.status !== 'active' || row.role !== role || isOver) client.terminate();
	}
}
