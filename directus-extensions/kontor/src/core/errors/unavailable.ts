/** A database that is there but can not: a full disk, no connection left, a statement that took too long. */
import { isDirectusError } from '@directus/errors';
import { kontorError } from './errors.js';

const REASONS: Record<string, { de: string; en: string }> = {
	'53100': { de: 'die Festplatte ist voll', en: 'the disk is full' },
	'53200': { de: 'der Speicher reicht nicht', en: 'it is out of memory' },
	'53300': { de: 'es sind zu viele Verbindungen offen', en: 'too many connections are open' },
};
const AWAY = { de: 'sie ist nicht erreichbar', en: 'it can not be reached' };
const BUSY = { de: 'sie ist überlastet', en: 'it is overloaded' };

/** Classes 53 (resources), 57 (an operator stepped in), 58 (the disk failed) and 08 (the connection). */
export function unavailability(error: unknown): Error | undefined {
	if (!(error instanceof Error) || isDirectusError(error)) return undefined;
	const { code, name, message } = error as Error & { code?: string };
	if (code === '57014' || code === '25P03' || code === '25P04') return kontorError('QUERY_TOO_SLOW');
	// More values than one statement takes is nobody's fault but the asker's.
	if (code === '08P01') return kontorError('INVALID_REQUEST', { reason: 'it has more values than one query can take' });
	const isAway =
		/^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND)/.test(code ?? '') ||
		/^Connection terminated|Client has encountered a connection error/.test(message);
	const isBusy = name === 'KnexTimeoutError';
	if (!isAway && !isBusy && !/^(53|57|58|08)\w{3}$/.test(code ?? '')) return undefined;
	const { de, en } = REASONS[code ?? ''] ?? (isBusy ? BUSY : AWAY);
	return kontorError('DATABASE_UNAVAILABLE', { reason: en }, { de: { reason: de } });
}
