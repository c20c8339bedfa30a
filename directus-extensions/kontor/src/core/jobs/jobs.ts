/**
 * Work that happens later, in the background: mails, reminders of what is due, cleaning up. Jobs are rows of the same database
 * (pg-boss, schema `pgboss`), so a job that a verb enqueues exists if and only if the verb's transaction is committed. Each is run by
 * one server, however many there are. A failed job is tried again after longer and longer pauses; when it is given up, its row stays
 * visible.
 */
import type { Knex } from 'knex';
import { type ConstructorOptions, fromKnex, type JobWithMetadata, PgBoss, type SendOptions } from 'pg-boss';
import type { VerbContext } from '../verbs/verb.js';

export interface Logger {
	info(...what: unknown[]): void;
	warn(...what: unknown[]): void;
	error(...what: unknown[]): void;
}

export interface JobContext {
	/** The server's own connection: outside any transaction. */
	database: Knex;
	logger: Logger;
	/** 1 is the first attempt. */
	attempt: number;
	/** Aborted when the job has taken too long. */
	signal: AbortSignal;
	/** One transaction that acts as the server itself, with all rights. */
	transaction<T>(work: (context: VerbContext) => Promise<T>): Promise<T>;
}

export interface Job<Payload extends object = object> {
	name: string;
	run(payload: Payload, context: JobContext): Promise<unknown>;
	/** After the first attempt; the pause doubles each time, up to `maxDelay` seconds. */
	retry: { limit: number; delay: number; maxDelay: number };
	/** How many at once on one server. */
	concurrency: number;
	/** Seconds after which a job that has not ended counts as failed. */
	timeout: number;
	/**
	 * When it runs by itself: minute, hour, day, month, weekday (UTC). Runs that were missed while no server was up are made up for by
	 * one run.
	 */
	cron?: string;
}

const USUAL = { retry: { limit: 5, delay: 30, maxDelay: 3600 }, concurrency: 1, timeout: 900 };

export const defineJob = <Payload extends object = object>(
	job: Pick<Job<Payload>, 'name' | 'run' | 'cron'> & { retry?: Partial<Job['retry']>; concurrency?: number; timeout?: number },
): Job<Payload> => ({ ...USUAL, ...job, retry: { ...USUAL.retry, ...job.retry } });

export interface EnqueueOptions {
	startAfter?: Date;
	/** Of jobs with the same key only one waits or runs; asking for another changes nothing. Only for jobs with a `cron` or a key of their own. */
	singletonKey?: string;
	priority?: number;
}

/** Enqueues a job in the caller's transaction. Returns its id, or null if one with the same key exists already. */
export async function enqueue<Payload extends object>(
	{ database }: { database: Knex },
	job: Job<Payload>,
	payload: Payload,
	options: EnqueueOptions = {},
): Promise<string | null> {
	const boss = await running();
	return boss.send(job.name, payload, { ...options, db: fromKnex(database) } as SendOptions);
}

export interface Server {
	connection: ConstructorOptions;
	logger: Logger;
	database: Knex;
	transaction: JobContext['transaction'];
	/** False: jobs run only when they are enqueued, none by the clock. */
	hasTimetable?: boolean;
	/** Seconds between two looks for what is due; a new job wakes its worker anyway. */
	polling?: number;
}

interface Running {
	boss: PgBoss;
	ready: Promise<void>;
	stop(): Promise<void>;
}

/** Global, because the bundle can be loaded again (npm run dev): the jobs of the old one must stop first. */
const GLOBAL = Symbol.for('kontor.jobs');
const shared = globalThis as { [GLOBAL]?: Running };

async function running(): Promise<PgBoss> {
	const jobs = shared[GLOBAL];
	if (!jobs) throw new Error('Jobs are run by the server, not by commands beside it');
	await jobs.ready;
	return jobs.boss;
}

export const areRunning = (): boolean => shared[GLOBAL] !== undefined;

/** Returns at once: the server does not wait for it, only requests that enqueue jobs do. */
export function startJobs(jobs: readonly Job<any>[], server: Server): Running {
	const previous = shared[GLOBAL];
	shared[GLOBAL] = openJobs(jobs, server, async () => previous?.stop());
	return shared[GLOBAL];
}

/** One server's share of the work. */
export function openJobs(jobs: readonly Job<any>[], server: Server, before: () => Promise<void> = async () => {}): Running {
	const { logger } = server;
	const boss = new PgBoss({
		schema: 'pgboss',
		application_name: 'kontor-jobs',
		max: 3,
		// A new job wakes its worker; polling is only the fallback.
		useListenNotify: true,
		schedule: server.hasTimetable ?? true,
		...server.connection,
	});
	boss.on('error', (error) => logger.warn(`Jobs: ${error.message}`));
	boss.on('warning', (warning) => logger.warn(`Jobs: ${warning.message}`));

	let isStopped = false;
	const begin = async () => {
		await before();
		// A short outage of the database must not end the server.
		for (let pause = 1000; !isStopped; pause = Math.min(pause * 2, 10_000))
			try {
				await boss.start();
				await prepare(boss, jobs);
				for (const job of jobs) await work(boss, job, server);
				return;
			} catch (error) {
				if (isStopped) return;
				logger.warn(`Jobs could not start: ${(error as Error).message}. Trying again in ${pause / 1000} s.`);
				await boss.stop({ graceful: false }).catch(() => {});
				await new Promise((resolve) => setTimeout(resolve, pause).unref());
			}
	};
	const stop = async () => {
		isStopped = true;
		// A job that is still running after this counts as failed; the next server to start tries it again.
		await boss.stop({ graceful: true, timeout: 3000 });
	};
	return { boss, ready: begin(), stop };
}

export async function stopJobs(): Promise<void> {
	const jobs = shared[GLOBAL];
	delete shared[GLOBAL];
	await jobs?.stop();
}

/** Queues and times as the code has them now. */
async function prepare(boss: PgBoss, jobs: readonly Job<any>[]): Promise<void> {
	const known = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]));
	for (const { name, retry, timeout, cron } of jobs) {
		const options = {
			retryLimit: retry.limit,
			retryDelay: retry.delay,
			retryDelayMax: retry.maxDelay,
			retryBackoff: true,
			expireInSeconds: timeout,
			// If a server is killed, another one takes its job over after a minute.
			heartbeatSeconds: 60,
			deleteAfterSeconds: 14 * 86_400,
			notify: true,
		};
		if (known.has(name)) await boss.updateQueue(name, options);
		else await boss.createQueue(name, { ...options, policy: cron ? 'exclusive' : 'standard' });
	}
	const times = new Map((await boss.getSchedules()).map((schedule) => [schedule.name, schedule.cron]));
	for (const { name, cron } of jobs)
		if (cron && times.get(name) !== cron) await boss.schedule(name, cron, {}, { tz: 'UTC', missed: 'once' });
	for (const name of times.keys()) if (!jobs.some((job) => job.name === name && job.cron)) await boss.unschedule(name);
}

async function work(boss: PgBoss, job: Job<any>, server: Server): Promise<void> {
	for (let worker = 0; worker < job.concurrency; worker++) await startWorker(boss, job, server);
}

async function startWorker(boss: PgBoss, job: Job<any>, { logger, database, transaction, polling = 10 }: Server): Promise<void> {
	const options = {
		includeMetadata: true,
		batchSize: 1,
		pollingIntervalSeconds: polling / 2,
		notifyPollingIntervalSeconds: polling,
	} as const;
	let worker = '';
	worker = await boss.work(job.name, options, async ([row]: JobWithMetadata<object>[]) => {
		const { id, data, retryCount, retryLimit, signal } = row!;
		const attempt = retryCount + 1;
		try {
			return (await job.run(data ?? {}, { database, logger, attempt, signal, transaction })) ?? null;
		} catch (error) {
			const which = `Job ${job.name} ${id}: attempt ${attempt} of ${retryLimit + 1} failed`;
			if (attempt > retryLimit) logger.error(error, `${which}, given up. GET /jobs shows it, POST /jobs/${id}/retry tries again.`);
			else logger.warn(error, which);
			throw error;
		} finally {
			// The next one may be waiting already: otherwise it would wait for the next look.
			boss.notifyWorker(worker);
		}
	});
}

/** A job that was given up is tried again. */
export async function retryJob({ database }: { database: Knex }, name: string, id: string): Promise<void> {
	const boss = await running();
	await boss.retry(name, id, { db: fromKnex(database) });
}
