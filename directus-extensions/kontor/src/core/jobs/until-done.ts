/** Work that goes through many rows, batch by batch, so that nothing is locked for long. */
import type { VerbContext } from '../verbs/verb.js';
import type { JobContext } from './jobs.js';

const BATCH = 200;

/** `batch` handles at most `most` rows and returns how many it handled: fewer means that none are left. Returns the sum. */
export async function untilDone(
	batch: (context: VerbContext, most: number) => Promise<number>,
	{ transaction }: Pick<JobContext, 'transaction'>,
): Promise<number> {
	let all = 0;
	for (;;) {
		const done = await transaction((context) => batch(context, BATCH));
		all += done;
		if (done < BATCH) return all;
	}
}
