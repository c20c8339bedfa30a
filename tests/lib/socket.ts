/** The websocket of Directus, as one person. */
import { expect } from 'vitest';
import { url } from './api.ts';
import type { Somebody } from './world.ts';

export type Message = Record<string, any>;

export class Socket {
	readonly messages: Message[] = [];
	private readonly socket: WebSocket;

	private constructor(socket: WebSocket) {
		this.socket = socket;
		socket.addEventListener('message', ({ data }) => {
			const message = JSON.parse(String(data));
			if (message.type === 'ping') this.send({ type: 'pong' });
			else this.messages.push(message);
		});
	}

	/** `at`: the address of another server than the one of the tests. */
	static async open(person?: Pick<Somebody, 'token'>, at = url('')): Promise<Socket> {
		const socket = new WebSocket(`${at.replace('http', 'ws')}/websocket`);
		await new Promise((resolve, reject) => {
			socket.addEventListener('open', resolve);
			socket.addEventListener('error', reject);
		});
		const opened = new Socket(socket);
		if (person) expect((await opened.ask({ type: 'auth', access_token: person.token })).status).toBe('ok');
		return opened;
	}

	send(message: Message): void {
		this.socket.send(JSON.stringify(message));
	}

	async ask(message: Message): Promise<Message> {
		const seen = this.messages.length;
		this.send(message);
		await expect.poll(() => this.messages.length, { timeout: 10_000 }).toBeGreaterThan(seen);
		return this.messages[seen]!;
	}

	get isOpen(): boolean {
		return this.socket.readyState === WebSocket.OPEN;
	}

	close(): void {
		this.socket.close();
	}
}
