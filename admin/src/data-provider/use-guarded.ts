import { useState } from 'react';

/** Work of a page that takes a moment and may fail: whether it runs, and what went wrong last time. */
export function useGuarded() {
	const [problem, setProblem] = useState<string>();
	const [isBusy, setBusy] = useState(false);

	async function guarded(work: () => Promise<void>): Promise<void> {
		setBusy(true);
		setProblem(undefined);
		try {
			await work();
		} catch (error) {
			setProblem((error as Error).message);
		} finally {
			setBusy(false);
		}
	}
	return { guarded, isBusy, problem };
}
