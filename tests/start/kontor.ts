/** A Kontor as a person starts it: the script itself, with its own folder and port. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../../scripts/lib/paths.ts';
import { lastingPort } from '../lib/ports.ts';

export interface Ended {
	code: number | null;
	stdout: string;
	stderr: string;
}

/** What an operator may have set on this machine must not get in. */
const FOREIGN = /^(DB_|ADMIN_|STORAGE_|REDIS|SECRET$|PUBLIC_URL$|HOST$|PORT$|KONTOR_|LOG_LEVEL$)/;
const clean = (): NodeJS.ProcessEnv => Object.fromEntries(Object.entries(process.env).filter(([name]) => !FOREIGN.test(name)));

export function temporaryFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'kontor-start-'));
	chmodSync(folder, 0o755);
	return folder;
}

export class Kontor {
	readonly process: ChildProcess;
	readonly ended: Promise<Ended>;
	/** Without waiting for those that hold on to its output. */
	readonly exited: Promise<void>;
	private stdout = '';
	private stderr = '';

	constructor(environment: Record<string, string>, script = 'start.ts', args: string[] = []) {
		this.process = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, 'scripts', script), ...args], {
			cwd: root,
			env: { ...clean(), ...environment },
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		this.process.stdout!.on('data', (chunk) => (this.stdout += chunk));
		this.process.stderr!.on('data', (chunk) => (this.stderr += chunk));
		this.exited = new Promise((resolve) => this.process.on('exit', () => resolve()));
		this.ended = new Promise((resolve) => this.process.on('close', (code) => resolve({ code, stdout: this.stdout, stderr: this.stderr })));
	}

	/** Until it says that it is ready; how long that took. */
	async ready(): Promise<number> {
		const started = Date.now();
		while (!this.stdout.includes('Kontor is ready')) {
			if (this.process.exitCode !== null) throw new Error(`Kontor ended with ${this.process.exitCode}:\n${this.stdout}\n${this.stderr}`);
			await sleep(50);
		}
		return Date.now() - started;
	}

	/** Until it has said this so many times. */
	async says(text: string, times = 1): Promise<void> {
		while ((this.stdout + this.stderr).split(text).length <= times) {
			if (this.process.exitCode !== null) throw new Error(`Kontor ended with ${this.process.exitCode}:\n${this.stdout}\n${this.stderr}`);
			await sleep(50);
		}
	}

	async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<Ended> {
		this.process.kill(signal);
		return this.ended;
	}
}

export const freshPort = async (): Promise<string> => String(await lastingPort());

interface Process {
	pid: number;
	parent: number;
	command: string;
}

export function processes(): Process[] {
	const { stdout } = spawnSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8', maxBuffer: 1e8 });
	return stdout
		.split('\n')
		.map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
		.filter((match) => match !== null)
		.map(([, pid, parent, command]) => ({ pid: Number(pid), parent: Number(parent), command: command! }));
}

/** The process and everything that it started, and that those started. */
export function familyOf(pid: number): Process[] {
	const all = processes();
	const family = all.filter((one) => one.pid === pid);
	for (const member of family) family.push(...all.filter((one) => one.parent === member.pid));
	return family;
}

export const alive = (pids: number[]): Process[] =>
	processes().filter(({ pid, command }) => pids.includes(pid) && !command.includes('<defunct>'));

export async function untilGone(pids: number[]): Promise<Process[]> {
	for (let i = 0; i < 100 && alive(pids).length > 0; i++) await sleep(100);
	return alive(pids);
}

export function killAll(all: Process[]): void {
	for (const { pid } of all)
		try {
			process.kill(pid, 'SIGKILL');
		} catch {
			// Gone already.
		}
}

/** Ends what a test left, and removes its folder. */
export async function sweep(folder: string): Promise<void> {
	killAll(processes().filter(({ command }) => command.includes(folder)));
	await sleep(200);
	rmSync(folder, { recursive: true, force: true });
}
