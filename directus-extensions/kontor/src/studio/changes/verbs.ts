/** For administrators without a shell: what was changed in Studio since the installed files, to be kept with the project. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { type Verb, verb } from '../../core/verbs/verb.js';
import { kontorError } from '../errors.js';

const changes = z.object({
	files: z.array(z.object({ name: z.string(), added: z.int(), removed: z.int() })),
	patch: z.string(),
});
type Changes = z.output<typeof changes>;

export const showChanges = verb({
	method: 'get',
	path: '/changes',
	summary: { de: 'Änderungen aus Studio als Patch', en: 'Changes made in Studio, as a patch' },
	input: z.object({}),
	answer: changes,
	run: async (_input, { accountability }) => {
		if (!accountability.admin) throw kontorError('VERB_NOT_ALLOWED', { policy: 'administrator' });
		running ??= compare().finally(() => {
			running = undefined;
		});
		return running;
	},
});

/** One at a time: whoever asks meanwhile gets the same answer. */
let running: Promise<Changes> | undefined;

const LONGEST = 120_000;

/** In a process beside the server: it takes seconds of computing. The scripts know how Kontor's files are written. */
async function compare(): Promise<Changes> {
	const folder = await mkdtemp(join(tmpdir(), 'kontor-changes-'));
	try {
		const answer = join(folder, 'answer.json');
		const args = ['--disable-warning=ExperimentalWarning', String(process.env.KONTOR_CHANGES), answer];
		await promisify(execFile)(process.execPath, args, { timeout: LONGEST, maxBuffer: 2 ** 26 });
		return JSON.parse(await readFile(answer, 'utf8'));
	} catch (error) {
		throw kontorError('CHANGES_NOT_COMPARED', {
			reason: String((error as { stderr?: string }).stderr || (error as Error).message).slice(-500),
		});
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

export const studioVerbs: readonly Verb[] = [showChanges];
