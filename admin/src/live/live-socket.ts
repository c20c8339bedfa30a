/** One websocket to the server that says in which tables something has changed that one may see. It says no more: lists are read anew. */

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 60_000;
/** What somebody else saves in one click may be several messages. */
const GATHER = 300;
const EVENTS = ['create', 'update'];

export interface LiveListener {
	/** In these tables rows were made or changed. */
	onChange(collections: ReadonlySet<string>): void;
	/** There was no connection for a while: anything may have changed. */
	onReturn(): void;
}

type Message = { type: string; event?: string; uid?: string; status?: string };

const uidOf = (collection: string, event: string) => `${event} ${collection}`;
const collectionOf = (uid = '') => uid.slice(uid.indexOf(' ') + 1);

export class LiveSocket {
	#socket: WebSocket | undefined;
	#wanted: ReadonlySet<string> = new Set();
	/** Asked for on this connection. */
	#asked = new Set<string>();
	#changed = new Set<string>();
	#failures = 0;
	#wasOpen = false;
	#isClosed = false;
	#timers: { again?: number; gather?: number } = {};

	constructor(
		readonly url: string,
		readonly listener: LiveListener,
	) {}

	/** Of these tables one wants to know. The connection is made when there is a first one. */
	listenTo(collections: ReadonlySet<string>): void {
		this.#wanted = collections;
		if (this.#isClosed || collections.size === 0) return;
		if (!this.#socket) this.#connect();
		else if (this.#socket.readyState === WebSocket.OPEN) this.#ask();
	}

	close(): void {
		this.#isClosed = true;
		clearTimeout(this.#timers.again);
		clearTimeout(this.#timers.gather);
		this.#socket?.close();
	}

	#connect(): void {
		const socket = new WebSocket(this.url);
		this.#socket = socket;
		this.#asked = new Set();
		socket.addEventListener('open', () => {
			this.#failures = 0;
			if (this.#wasOpen) this.listener.onReturn();
			this.#wasOpen = true;
			this.#ask();
		});
		socket.addEventListener('message', ({ data }) => this.#hear(JSON.parse(String(data)) as Message));
		socket.addEventListener('close', () => {
			if (this.#isClosed) return;
			// Each waits a little differently, so that not all come back in the same moment.
			const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.#failures++) * (0.5 + Math.random());
			this.#timers.again = window.setTimeout(() => this.#connect(), wait);
		});
	}

	#ask(): void {
		for (const collection of this.#wanted)
			if (!this.#asked.has(collection)) {
				this.#asked.add(collection);
				for (const event of EVENTS)
					this.#send({ type: 'subscribe', collection, event, query: { fields: ['id'] }, uid: uidOf(collection, event) });
			}
		for (const collection of this.#asked)
			if (!this.#wanted.has(collection)) {
				this.#asked.delete(collection);
				for (const event of EVENTS) this.#send({ type: 'unsubscribe', uid: uidOf(collection, event) });
			}
	}

	#hear({ type, event, uid }: Message): void {
		if (type === 'ping') this.#send({ type: 'pong' });
		if (type !== 'subscription' || !EVENTS.includes(event ?? '')) return;
		this.#changed.add(collectionOf(uid));
		this.#timers.gather ??= window.setTimeout(() => {
			const changed = this.#changed;
			this.#changed = new Set();
			this.#timers.gather = undefined;
			this.listener.onChange(changed);
		}, GATHER);
	}

	#send(message: object): void {
		if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
	}
}
