/** A thread that draws one paper after the other and reads the typefaces once. Built as its own bundle (extension.config.js). */
import { parentPort } from 'node:worker_threads';
import { TASKS, type TaskName } from './tasks.js';

export interface Order {
	id: number;
	task: TaskName;
	document: any;
	options: object;
}

export type Delivery = { id: number; result: unknown } | { id: number; error: string };

parentPort!.on('message', async ({ id, task, document, options }: Order) => {
	try {
		const result = await TASKS[task](document, options);
		parentPort!.postMessage({ id, result } satisfies Delivery);
	} catch (error) {
		parentPort!.postMessage({ id, error: (error as Error).stack ?? String(error) } satisfies Delivery);
	}
});
