/**
 * Refuses work while the process can't keep up, so that a queue does not grow until nobody is answered. Directus' own limiter stands before
 * everything and so refuses the program of the console, too; this one is the same, behind what costs next to nothing.
 */
import { handlePressure } from '@directus/pressure';
import type { Express, NextFunction, Request, Response } from 'express';
import { kontorError } from './errors.js';

/** Studio's files, and watchdogs: a server that is busy runs. */
const ALWAYS = /^\/(admin(\/|$)|server\/ping$)/;

const most = (value: unknown): number | false => Number(value) || false;

export function limitPressure(app: Express, env: Record<string, unknown>): void {
	if (String(env.KONTOR_PRESSURE_LIMITER) !== 'true') return;
	const limit = handlePressure({
		sampleInterval: Number(env.PRESSURE_LIMITER_SAMPLE_INTERVAL),
		maxEventLoopDelay: most(env.PRESSURE_LIMITER_MAX_EVENT_LOOP_DELAY),
		maxEventLoopUtilization: most(env.PRESSURE_LIMITER_MAX_EVENT_LOOP_UTILIZATION),
		maxMemoryRss: most(env.PRESSURE_LIMITER_MAX_MEMORY_RSS),
		maxMemoryHeapUsed: most(env.PRESSURE_LIMITER_MAX_MEMORY_HEAP_USED),
		retryAfter: String(env.PRESSURE_LIMITER_RETRY_AFTER),
		error: kontorError('SERVER_BUSY'),
	});
	app.use((req: Request, res: Response, next: NextFunction) => (ALWAYS.test(req.path) ? next() : limit(req, res, next)));
}
