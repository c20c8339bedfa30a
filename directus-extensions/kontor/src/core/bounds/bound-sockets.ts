/** What comes over a websocket is checked like any other request: queries in messages, and GraphQL documents of subscriptions. */

import { getSubscriptionController } from '@directus/api/websocket/controllers/index';
import { kontorError } from '../errors/errors.js';
import { QUERY_REASONS } from '../errors/reasons.js';
import { assertQuery } from './bound-reads.js';
import { isReserved } from './rules/query-shape.js';

type Message = Record<string, unknown>;

export function assertMessage(message: Message): Message {
	const { collection, query, data } = message;
	if (typeof collection === 'string' && isReserved(collection))
		throw kontorError('INVALID_REQUEST', { reason: `there is no "${collection}"` });
	if (query !== undefined && query !== null) {
		if (typeof query !== 'object' || Array.isArray(query)) throw kontorError('INVALID_REQUEST', { reason: '"query" is an object' });
		assertQuery(query as Message);
	}
	for (const row of Array.isArray(data) ? data : [])
		if (typeof row !== 'object' || row === null) throw kontorError('INVALID_REQUEST', { reason: 'each row of a list is an object' });
	return message;
}

const LONGEST = 20_000;
/** When each fragment uses the next one twice, the size doubles with each level. Ten uses can't become too many. */
const MOST_SPREADS = 10;

/** Directus limits GraphQL documents that come by POST, but not those over a socket, whatever their size. */
export function boundSubscriptions(): void {
	const server = getSubscriptionController()?.gql;
	if (!server) return;
	const { opened } = server;
	server.opened = (socket, extra) =>
		opened.call(
			server,
			{
				...socket,
				onMessage: (take) =>
					socket.onMessage(async (text) => {
						assertDocumentText(JSON.parse(text)?.payload?.query);
						return take(text);
					}),
			},
			extra,
		);
}

export function assertDocumentText(text: unknown): void {
	if (typeof text !== 'string') return;
	if (text.length > LONGEST || text.split('...').length - 1 > MOST_SPREADS)
		throw kontorError('QUERY_TOO_LARGE', { reason: QUERY_REASONS.socket(LONGEST, MOST_SPREADS) });
}
