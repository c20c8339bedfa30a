/**
 * Subscribers are told only of rows that they may read: no error, no empty message and no key may reveal that something happened to
 * rows of others. A deletion is told to those who could see the row; so is a change after which they see it no longer, which is the
 * same for them (seen-before.ts).
 */

import { validateAccess } from '@directus/api/permissions/modules/validate-access/validate-access';
import { getSchema } from '@directus/api/utils/get-schema';
import { getService } from '@directus/api/utils/get-service';
import { SubscribeHandler } from '@directus/api/websocket/handlers/subscribe';
import { getPayload } from '@directus/api/websocket/utils/items';
import { ForbiddenError, InvalidPayloadError } from '@directus/errors';
import type { Knex } from 'knex';
import type { Accountability, Context } from '../core/context.js';
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
	prototype.dispatch = async function (event: Event) {
		const subscriptions = this.subscriptions[event.collection] as Set<Subscription> | undefined;
		if (!subscriptions?.size) return;
		const schema = await getSchema();
		for (const subscription of [...subscriptions]) await tell(subscription, event, schema).catch(() => {});
	};
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

async function tell(subscription: Subscription, event: Event, schema: Context['schema']): Promise<void> {
	const { client, item, uid } = subscription;
	const { accountability } = client;
	if (!accountability?.user) return;
	const isAskedFor = (action: Event['action']) => subscription.event === undefined || subscription.event === action;
	const happened = (event.keys ?? [event.key!]).filter((key) => item === undefined || String(key) === String(item));
	const keys = await seenOf(event, happened, accountability, schema);
	const send = (result: object) => client.send(JSON.stringify({ type: 'subscription', ...result, ...(uid === undefined ? {} : { uid }) }));
	if (event.action === 'update' && isAskedFor('delete')) {
		const gone = happened.filter((key) => !keys.includes(key) && wasSeenBy(accountability, event.collection, key));
		if (gone.length > 0) send({ event: 'delete', data: item ?? gone });
	}
	if (keys.length === 0 || !isAskedFor(event.action)) return;
	const result =
		event.action === 'delete'
			? { event: 'delete', data: item ?? keys }
			: await getPayload(subscription, accountability, schema, event.keys ? { ...event, keys } : event);
	if (Array.isArray(result.data) && result.data.length === 0) return;
	send(result);
}

async function seenOf(event: Event, keys: (string | number)[], accountability: Accountability, schema: Context['schema']) {
	if (accountability.admin || keys.length === 0) return keys;
	if (event.action === 'delete') return keys.filter((key) => wasSeenBy(accountability, event.collection, key));
	const seen = await visible(event.collection, keys, accountability, schema);
	return keys.filter((key) => seen.has(String(key)));
}

/** Everybody who listens to a collection, by either kind of socket. */
const listenersOf = (collection: string): (Accountability | null)[] => [
	...[...(handler?.subscriptions[collection] ?? [])].map(({ client }) => client.accountability),
	...[...graphqlListeners].filter((one) => one.collection === collection).map(({ accountability }) => accountability),
];

/** `knex` is the connection of the change itself, because it may hold locks that another connection would wait for. */
export async function rememberWhoSees(collection: string, keys: (string | number)[], knex: Knex): Promise<void> {
	const people = new Map(listenersOf(collection).flatMap((one) => (one?.user && !one.admin ? [[one.user, one]] : [])));
	if (people.size === 0) return;
	const schema = await getSchema();
	for (const accountability of people.values()) {
		const seen = await visible(collection, keys, accountability, schema, knex).catch(() => new Set<string>());
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
