/**
 * What a stranger may keep open: a few sockets for a few seconds, with short messages. After the login a message may be as large as a
 * request. Directus limits none of it.
 */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { networkOf } from './rules/addresses.js';

export const MOST_OF_STRANGER = 16 * 1024;
const MOST_OF_PERSON = 5 * 1024 * 1024;
const STRANGERS_OF_ADDRESS = 20;
const STRANGERS = 500;
const SOCKETS_OF_PERSON = 50;
/** Directus waits ten seconds for the login and then closes with a handshake; a client that does not answer is cut off. */
const PATIENCE = 12_000;

const strangers = new Map<string, number>();
let total = 0;
const places = new WeakMap<Duplex, () => void>();

/** Takes a place for a socket without a login yet; false if none is left. */
export function admit(socket: Duplex, address: string | null): boolean {
	const network = networkOf(address);
	const count = strangers.get(network) ?? 0;
	if (count >= STRANGERS_OF_ADDRESS || total >= STRANGERS) return false;
	strangers.set(network, count + 1);
	total++;
	const timer = setTimeout(() => socket.destroy(), PATIENCE);
	const leave = () => {
		if (!places.delete(socket)) return;
		clearTimeout(timer);
		total--;
		const left = strangers.get(network)! - 1;
		if (left > 0) strangers.set(network, left);
		else strangers.delete(network);
	};
	places.set(socket, leave);
	socket.once('close', leave);
	return true;
}

export interface Client {
	accountability: { user: string | null } | null;
	_socket: Duplex;
	_receiver: { _maxPayload: number };
	terminate(): void;
	once(event: 'close', listener: () => void): void;
}

const ofPerson = new Map<string, Set<Client>>();

/** After the login; closes the person's oldest socket if they have too many. */
export function welcome(client: Client): void {
	const user = client.accountability?.user;
	if (!user) return;
	places.get(client._socket)?.();
	client._receiver._maxPayload = MOST_OF_PERSON;
	const clients = ofPerson.get(user) ?? new Set();
	ofPerson.set(user, clients);
	if (clients.has(client)) return;
	clients.add(client);
	client.once('close', () => {
		clients.delete(client);
		if (clients.size === 0) ofPerson.delete(user);
	});
	if (clients.size > SOCKETS_OF_PERSON) clients.values().next().value?.terminate();
}

export const refuse = (socket: Duplex, status: '403 Forbidden' | '404 Not Found' | '429 Too Many Requests'): void => {
	if (!socket.writable) return;
	socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
	// Does not wait for the other side to close.
	socket.destroySoon?.();
};

declare module 'node:stream' {
	interface Duplex {
		/** Of sockets: destroyed when all is written. */
		destroySoon?(): void;
	}
}

export const pathOf = ({ url }: IncomingMessage): string => (url ?? '').split('?')[0]!;
