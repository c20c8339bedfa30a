import { ErrorCode, isDirectusError } from '@directus/errors';
import { kontorError } from '../core/errors/errors.js';

/** Directus says 403 of a row that is not there, and of one that the caller does not see: here both are 404. It gives a reason only where a right is missing. */
export const orNotThere =
	(collection: string) =>
	(error: unknown): never => {
		const isRow = isDirectusError(error, ErrorCode.Forbidden) && !(error.extensions as { reason?: string } | undefined)?.reason;
		throw isRow ? kontorError('NOT_FOUND', { collection }) : error;
	};
