/**
 * Subscribers are told only of rows that they may read: no error, no empty message and no key may reveal that something happened to
 * rows of others. A deletion is told to those who could see the row; so is a change after which they see it no longer, which is the
 * same for them (seen-before.ts).
 */

import getDatabase from '@directus/api/database/index';
import { validateAccess } from '@directus/api/permissions/modules/validate-access/validate-access';
import { getSchema } from '@directus/api/utils/get-schema';
import { getService } from '@directus/api/utils/get-service';
import { SubscribeHandler } from '@directus/api/websocket/handlers/subscribe';
import { getPayload } from '@directus/api/websocket/utils/items';
import { ForbiddenError, InvalidPayloadError } from '@directus/errors';
import type { Knex } from 'knex';
import { atMost } from '../core/bounds/at-most.js';
import type { Accountability, Context } from '../core/context.js';
import { readPermissionsOf } from '../core/rights/read-rights.js';
import { remember, wasSeenBy } from './seen-before.js';

interface Subscription {
	client: { accountability: Accountability | null; send(text: string): void };
	collection: string;
	event?: string;
	item?: string;
	uid?: string;
	query?: object;
}
interface Event {
	collection: string;
	action: 'create' | 'update' | 'delete';
	key?: string | number;
	keys?: (string | number)[];
}
type Message = Omit<Subscription, 'client'> & { type: string };

const MOST_OF_CLIENT = 100;
const LONGEST_TURN = 2_000;
/** The collections of the data model; only administrators change them, and only they are told. */
const OF_THE_MODEL = ['directus_collections', 'directus_fields', 'directus_relations', 'directus_extensions'];
const isGuarded = Symbol('kontor');
/** Subscribers by GraphQL (subscriptions-graphql.ts). */
export const graphqlListeners = new Set<{ collection: string; accountability: Accountability | null }>();
let handler: { subscriptions: Record<string, Set<Subscription>> } | undefined;

export function guardSubscriptions(database: Knex): void {
	const { prototype } = SubscribeHandler;
	if (prototype[isGuarded]) return;
	prototype[isGuarded] = true;
	const { subscribe, onMessage } = prototype;

	prototype.subscribe = function (subscription: Subscription) {
		handler = this;
		assertFewEnough(this.subscriptions, subscription.client);
		return subscribe.call(this, subscription);
	};
	prototype.onMessage = async function (client: Subscription['client'], message: Message) {
		try {
			if (message.type === 'subscribe') await assertMayListen(message, client.accountability, database);
		} catch (error) {
			const { code, message: text } = error as { code?: string; message: string };
			return client.send(
				JSON.stringify({ type: 'subscribe', status: 'error', error: { code: code ?? 'FORBIDDEN', message: text }, uid: message.uid }),
			);
		}
		return onMessage.call(this, client, message);
	};
	prototype.dispatch = function (event: Event) {
		const subscriptions: Record<string, Set<Subscription>> = this.subscriptions;
		if (!subscriptions[event.collection]?.size) return Promise.resolve();
		return inTurn(event.collection, () => tellAll([...(subscriptions[event.collection] ?? [])], event));
	};
}

/** Of one collection everything is told in the order in which it happened, and never asks for more than one connection. */
const turns = new Map<string, Promise<void>>();
function inTurn(collection: string, work: () => Promise<void>): Promise<void> {
	const turn = (turns.get(collection) ?? Promise.resolve()).then(work).catch(() => {});
	turns.set(collection, turn);
	turn.then(() => turns.get(collection) === turn && turns.delete(collection));
	return turn;
}

function assertFewEnough(subscriptions: Record<string, Set<Subscription>>, client: Subscription['client']): void {
	const own = Object.values(subscriptions).flatMap((some) => [...some].filter((one) => one.client === client));
	if (own.length >= MOST_OF_CLIENT) throw new InvalidPayloadError({ reason: `a socket has at most ${MOST_OF_CLIENT} subscriptions` });
}

/** A subscription to events alone needs the same right as one that also gets the rows. */
async function assertMayListen({ collection, item }: Message, accountability: Accountability | null, knex: Knex): Promise<void> {
	if (accountability?.admin) return;
	const schema = await getSchema();
	if (!accountability?.user || OF_THE_MODEL.includes(collection) || !schema.collections[collection]) throw new ForbiddenError();
	await validateAccess({ accountability, action: 'read', collection }, { knex, schema });
	if (item !== undefined && (await visible(collection, [item], accountability, schema)).size === 0) throw new ForbiddenError();
}

async function tellAll(subscriptions: Subscription[], event: Event): Promise<void> {
	const schema = await getSchema();
	const seen = new SeenBy(event.collection, event.keys ?? [event.key!], schema);
	// Nobody's slow question holds up what the others are told.
	for (const subscription of subscriptions) await atMost(LONGEST_TURN, tell(subscription, event, seen, schema));
}

async function tell(subscription: Subscription, event: Event, seen: SeenBy, schema: Context['schema']): Promise<void> {
	const { client, item, uid } = subscription;
	const { accountability } = client;
	if (!accountability?.user) return;
	const isAskedFor = (action: Event['action']) => subscription.event === undefined || subscription.event === action;
	if (!isAskedFor(event.action) && !(event.action === 'update' && isAskedFor('delete'))) return;
	const happened = seen.keys.filter((key) => item === undefined || String(key) === String(item));
	const keys = await seenOf(event, happened, accountability, seen);
	const send = (result: object) => client.send(JSON.stringify({ type: 'subscription', ...result, ...(uid === undefined ? {} : { uid }) }));
	if (event.action === 'update' && isAskedFor('delete')) {
		const gone = happened.filter((key) => !keys.includes(key) && wasSeenBy(accountability, event.collection, key));
		if (gone.length > 0) send({ event: 'delete', data: item ?? gone });
	}
	if (keys.length === 0 || !isAskedFor(event.action)) return;
	const primary = schema.collections[event.collection]?.primary ?? 'id';
	const result =
		event.action === 'delete'
			? { event: 'delete', data: item ?? keys }
			: item === undefined && asksForKeysOnly(subscription.query, primary)
				? { event: event.action, data: keys.map((key) => ({ [primary]: key })) }
				: await getPayload(subscription, accountability, schema, event.keys ? { ...event, keys } : event);
	if (Array.isArray(result.data) && result.data.length === 0) return;
	send(result);
}

/** The console asks for no more: it reads its lists anew. */
function asksForKeysOnly(query: object | undefined, primary: string): boolean {
	const names = Object.keys(query ?? {});
	return names.join() === 'fields' && String((query as { fields: string[] }).fields) === primary;
}

async function seenOf(event: Event, keys: (string | number)[], accountability: Accountability, seenBy: SeenBy) {
	if (accountability.admin || keys.length === 0) return keys;
	if (event.action === 'delete') return keys.filter((key) => wasSeenBy(accountability, event.collection, key));
	const seen = await seenBy.of(accountability);
	return keys.filter((key) => seen.has(String(key)));
}

/** Which of the rows each person sees. Those of one role with the same filter see the same: they are asked for once. */
class SeenBy {
	readonly #known = new Map<string, Promise<Set<string>>>();

	constructor(
		readonly collection: string,
		readonly keys: (string | number)[],
		readonly schema: Context['schema'],
		readonly knex?: Knex,
	) {}

	async of(accountability: Accountability): Promise<Set<string>> {
		const { collection, keys, schema, knex } = this;
		const permissions = await readPermissionsOf({ accountability, database: knex ?? getDatabase(), schema });
		const filters = permissions.filter((permission) => permission.collection === collection).map((permission) => permission.permissions);
		const group = JSON.stringify([accountability.role, filters]);
		const seen = this.#known.get(group) ?? visible(collection, keys, accountability, schema, knex);
		this.#known.set(group, seen);
		return seen;
	}
}

/** Everybody who wants to know of deletions in a collection, by either kind of socket. */
const listenersOf = (collection: string): (Accountability | null)[] => [
	...[...(handler?.subscriptions[collection] ?? [])]
		.filter(({ event }) => event === undefined || event === 'delete')
		.map(({ client }) => client.accountability),
	...[...graphqlListeners].filter((one) => one.collection === collection).map(({ accountability }) => accountability),
];

/** `knex` is the connection of the change itself, because it may hold locks that another connection would wait for. */
export async function rememberWhoSees(collection: string, keys: (string | number)[], knex: Knex): Promise<void> {
	const people = new Map(listenersOf(collection).flatMap((one) => (one?.user && !one.admin ? [[one.user, one]] : [])));
	if (people.size === 0) return;
	const seenBy = new SeenBy(collection, keys, await getSchema(), knex);
	for (const accountability of people.values()) {
		const seen = await seenBy.of(accountability).catch(() => new Set<string>());
		remember(accountability.user!, collection, keys, seen);
	}
}

async function visible(
	collection: string,
	keys: (string | number)[],
	accountability: Accountability,
	schema: Context['schema'],
	knex?: Knex,
) {
	const primary = schema.collections[collection]!.primary;
	const rows = await getService(collection, { schema, accountability, ...(knex ? { knex } : {}) }).readMany(keys, {
		fields: [primary],
		limit: -1,
	});
	return new Set(rows.map((row) => String(row[primary])));
}
