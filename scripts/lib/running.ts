/** One Kontor per data folder: who holds it, and what a killed one left behind. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Advice } from './fail.ts';
import type { Settings } from './settings.ts';

interface RunFile {
	pid: number;
	directus?: number;
	url: string;
}

const runFile = (settings: Settings) => join(settings.data, 'run.json');
const commandOf = (pid?: number) => (pid ? (spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '') : '');

export function prepareFolder({ data, KONTOR_DATA }: Settings): void {
	try {
		mkdirSync(data, { recursive: true, mode: 0o755 });
		accessSync(data, constants.W_OK | constants.X_OK);
		// Root may write anywhere by permission, not on a read-only disk.
		writeFileSync(join(data, '.write-test'), '');
		rmSync(join(data, '.write-test'));
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOSPC')
			throw new Advice('The disk is full.', `Make room, or put the data elsewhere with KONTOR_DATA.`);
		throw new Advice(
			`The data folder ${data} can't be written.`,
			`Change its owner (chown), or choose another one: KONTOR_DATA=/path npm start (now: ${KONTOR_DATA}).`,
		);
	}
	const { bavail, bsize } = statfsSync(data);
	if (bavail * bsize < 300e6)
		throw new Advice(
			`Only ${Math.round((bavail * bsize) / 1e6)} MB are free where the data are (${data}).`,
			'Kontor needs at least 300 MB. Make room, or put the data elsewhere with KONTOR_DATA.',
		);
}

export function assertNotRunning(settings: Settings): void {
	const running = readRunFile(runFile(settings));
	if (running && running.pid !== process.pid && /scripts\/(start|dev)\.ts/.test(commandOf(running.pid)))
		throw new Advice(
			`Kontor is already running on these data (process ${running.pid}, ${running.url}).`,
			'Use that one, stop it with Ctrl-C, or start another copy with its own PORT and KONTOR_DATA.',
		);
}

/** Refuses a second start on the same data, and ends what a `kill -9` of the first one left running. */
export async function takeOver(settings: Settings): Promise<void> {
	assertNotRunning(settings);
	const file = runFile(settings);
	if (existsSync(file)) {
		const previous = readRunFile(file);
		const isOurs = () => /cli\/run\.js start/.test(commandOf(previous?.directus));
		if (previous?.directus && isOurs()) {
			process.kill(previous.directus, 'SIGTERM');
			for (let i = 0; i < 50 && isOurs(); i++) await sleep(100);
			if (isOurs()) process.kill(previous.directus, 'SIGKILL');
			await sleep(200);
		}
	}
	note(settings, {});
}

function readRunFile(file: string): RunFile | undefined {
	try {
		return JSON.parse(readFileSync(file, 'utf8'));
	} catch {
		return undefined;
	}
}

export function note(settings: Settings, pids: Pick<RunFile, 'directus'>): void {
	writeFileSync(runFile(settings), JSON.stringify({ pid: process.pid, url: settings.publicUrl, ...pids } satisfies RunFile));
}

export const forget = (settings: Settings) => rmSync(runFile(settings), { force: true });

export async function assertPortIsFree({ PORT, HOST }: Settings): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		const server = createServer().on('error', (error: NodeJS.ErrnoException) => {
			if (error.code === 'EADDRINUSE')
				reject(
					new Advice(`Port ${PORT} is taken by another program.`, `Stop that program, or take another port: PORT=${PORT + 1} npm start.`),
				);
			else if (error.code === 'EACCES')
				reject(new Advice(`Port ${PORT} may not be used by this user.`, 'Take a port above 1023: PORT=8055 npm start.'));
			else
				reject(
					new Advice(
						`The address ${HOST}:${PORT} can't be used (${error.code}).`,
						'HOST must be an address of this machine, such as 127.0.0.1 or 0.0.0.0.',
					),
				);
		});
		server.listen(PORT, HOST, () => server.close(() => resolve()));
	});
}

/** Directus itself would only fill the terminal with failed connections. */
export async function assertRedisIsThere({ REDIS }: Settings): Promise<void> {
	if (!REDIS) return;
	const { hostname, port } = new URL(REDIS);
	await new Promise<void>((resolve, reject) => {
		const socket = connect({ host: hostname, port: Number(port || 6379), timeout: 5000 }, () => {
			socket.destroy();
			resolve();
		});
		const refuse = (reason: string) => {
			socket.destroy();
			reject(
				new Advice(
					`Redis at ${hostname}:${port || 6379} can't be reached (${reason}).`,
					'Check REDIS, and that the server runs. One copy of Kontor alone needs no Redis: remove the setting.',
				),
			);
		};
		socket.once('error', (error: NodeJS.ErrnoException) => refuse(error.code ?? error.message));
		socket.once('timeout', () => refuse('no answer'));
	});
}
