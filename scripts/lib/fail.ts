/** A mistake that the person at the terminal can mend: shown as one sentence and an advice, without a stack trace. */
export class Advice extends Error {
	readonly advice: string;

	constructor(what: string, advice: string) {
		super(what);
		this.advice = advice;
	}
}

export function showFailure(error: unknown): void {
	if (error instanceof Advice) console.error(`\n✗ ${error.message}\n  ${error.advice}\n`);
	else if ((error as NodeJS.ErrnoException)?.code === 'ENOSPC')
		console.error('\n✗ The disk is full.\n  Make room, then run the same command again.\n');
	else console.error('\n✗ Something unforeseen happened. Please report it with these lines:\n', error);
}

/** Runs a script's main function and turns what goes wrong into an exit code. */
export async function main(run: () => Promise<void>): Promise<void> {
	try {
		await run();
	} catch (error) {
		showFailure(error);
		process.exit(1);
	}
}
