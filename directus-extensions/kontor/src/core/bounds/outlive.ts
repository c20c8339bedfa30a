/**
 * Where nobody waits for a failure (Directus reads parts of a query without waiting), Node would end the process for everybody.
 * Instead the failure is logged.
 */
interface Logger {
	error(...what: unknown[]): void;
}

let isListening = false;

export function outlive(logger: Logger): void {
	if (isListening) return;
	isListening = true;
	process.on('unhandledRejection', (reason) => logger.error(reason, 'A failure that nobody waited for'));
}
