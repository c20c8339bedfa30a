/** Draws in another thread, so that other requests are not blocked. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { TaskName, Tasks } from './tasks.js';
import type { Delivery, Order } from './worker.js';

interface Waiting {
	resolve(result: any): void;
	reject(error: Error): void;
}

interface Thread {
	worker: Worker;
	waiting: Map<number, Waiting>;
}

/** One core is left for requests. */
const MOST = Math.max(1, Math.min(4, availableParallelism() - 1));
const threads = new Set<Thread>();
let last = 0;

export function draw<Name extends TaskName>(
	task: Name,
	document: Parameters<Tasks[Name]>[0],
	options: Parameters<Tasks[Name]>[1],
): ReturnType<Tasks[Name]> {
	const thread = idlest();
	const id = ++last;
	return new Promise<any>((resolve, reject) => {
		thread.waiting.set(id, { resolve, reject });
		thread.worker.ref();
		thread.worker.postMessage({ id, task, document, options } satisfies Order);
	}) as ReturnType<Tasks[Name]>;
}

function idlest(): Thread {
	const [least] = [...threads].sort((a, b) => a.waiting.size - b.waiting.size);
	return least && (least.waiting.size === 0 || threads.size >= MOST) ? least : start();
}

function start(): Thread {
	const worker = new Worker(new URL('./pdf-worker.js', import.meta.url));
	const thread: Thread = { worker, waiting: new Map() };
	threads.add(thread);
	worker.on('message', (delivery: Delivery) => {
		const waiting = thread.waiting.get(delivery.id)!;
		thread.waiting.delete(delivery.id);
		// An idle thread does not keep the server from ending.
		if (thread.waiting.size === 0) worker.unref();
		if ('error' in delivery) waiting.reject(new Error(`Drawing failed: ${delivery.error}`));
		else waiting.resolve(asBuffers(delivery.result));
	});
	const end = (error: Error) => {
		threads.delete(thread);
		for (const { reject } of thread.waiting.values()) reject(error);
		thread.waiting.clear();
	};
	worker.on('error', (error) => end(error as Error));
	worker.on('exit', (code) => end(new Error(`The drawing thread ended with code ${code}`)));
	return thread;
}

/** Between threads a Buffer becomes a plain array of bytes. */
function asBuffers(result: unknown): unknown {
	if (result instanceof Uint8Array) return Buffer.from(result.buffer, result.byteOffset, result.byteLength);
	if (result === null || typeof result !== 'object') return result;
	return Object.fromEntries(Object.entries(result).map(([name, value]) => [name, asBuffers(value)]));
}
