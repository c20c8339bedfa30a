/** A database that runs but can't do its work: a full disk, no connection left, a statement that took too long. */
import { isDirectusError } from '@directus/errors';
import { kontorError } from './errors.js';
import { DATABASE_REASONS, type Words } from './reasons.js';

const REASONS: Record<string, Words> = {
	'53100': DATABASE_REASONS.diskFull,
	'53200': DATABASE_REASONS.noMemory,
	'53300': DATABASE_REASONS.tooManyConnections,
};

/** Classes 53 (resources), 57 (an operator stepped in), 58 (the disk failed) and 08 (the connection). */
export function unavailability(error: unknown): Error | undefined {
	if (!(error instanceof Error) || isDirectusError(error)) return undefined;
	const { code, name, message } = error as Error & { code?: string };
	if (code === '57014' || code === '25P03' || code === '25P04') return kontorError('QUERY_TOO_SLOW');
	// More values than one statement takes: the request is at fault, not the database.
	if (code === '08P01') return kontorError('INVALID_REQUEST', { reason: 'it has more values than one query can take' });
	const isAway =
		/^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND)/.test(code ?? '') ||
		/^Connection terminated|Client has encountered a connection error/.test(message);
	const isBusy = name === 'KnexTimeoutError';
	if (!isAway && !isBusy && !/^(53|57|58|08)\w{3}$/.test(code ?? '')) return undefined;
	return kontorError('DATABASE_UNAVAILABLE', { reason: REASONS[code ?? ''] ?? DATABASE_REASONS[isBusy ? 'busy' : 'away'] });
}
