/**
 * Where nobody waits for a failure (Directus reads parts of a query without waiting), Node would end the process, and with it
 * everybody's work: one such request is not worth that. It is told in the log.
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
