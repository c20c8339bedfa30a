import { fetchUtils, HttpError } from 'react-admin';
import type { Ended, Gate } from '../auth/gate';
import type { Connection, Trouble } from './connection';
import { type ErrorTexts, toHttpError } from './errors';
import { sendWithProgress } from './send-with-progress';

export interface Answer {
	status: number;
	headers: Headers;
	json: any;
}

export type Options = fetchUtils.Options & {
	/** How much of the body has been sent, 0 to 1. */
	onProgress?: (done: number) => void;
	/** Whoever is logged in: also somebody else than the person whose page it is. */
	isOfAnybody?: boolean;
	/** Trouble is an answer: whoever asks says it, and asks again. */
	isImpatient?: boolean;
};

export type HttpClient = (url: string, options?: Options) => Promise<Answer>;

interface Surroundings {
	gate: Gate;
	connection: Connection;
}

/** A form waits so long; then it says that it could not be saved, and keeps what was typed. */
const PATIENCE = 120_000;

/**
 * The session travels in a cookie of the same origin: nothing to add to the request, and nothing for a script to steal. A request goes on by
 * itself when the server was busy or away, as soon as it can be sent again without being done twice; and after another login when the
 * session has ended.
 */
export const createHttpClient =
	(texts: ErrorTexts, { gate, connection }: Surroundings): HttpClient =>
	async (url, { onProgress, isOfAnybody, isImpatient, ...options } = {}) => {
		const began = Date.now();
		const isRead = (options.method ?? 'GET') === 'GET';
		for (let attempt = 0; ; ) {
			const headers = new Headers(options.headers ?? { Accept: 'application/json' });
			const person = isOfAnybody ? undefined : gate.person();
			if (person) headers.set('Kontor-Account', person.id);
			try {
				const request = { ...options, headers };
				const answer = onProgress ? await sendWithProgress(url, request, onProgress) : await fetchUtils.fetchJson(url, request);
				connection.works();
				return answer;
			} catch (raw) {
				const error = toHttpError(raw, texts);
				if (!(error instanceof HttpError)) throw error;
				const ended = person && !url.startsWith('/auth/') && endedBy(error);
				const trouble = ended ? undefined : troubleOf(error, isRead || headers.has('Idempotency-Key'));
				if (ended) await gate.wait(ended);
				else if (trouble && !isImpatient && (isRead || Date.now() - began < PATIENCE))
					await connection.pause(trouble, attempt++, options.signal);
				else {
					// A refusal is an answer, too.
					if (error.status > 0 && !trouble) connection.works();
					throw error;
				}
			}
		}
	};

function endedBy({ status, body }: HttpError): Ended | undefined {
	if (status !== 401) return undefined;
	return body?.code === 'OTHER_ACCOUNT' ? 'OTHER_ACCOUNT' : 'SESSION_ENDED';
}

/** These are refused before anything is done: they can be sent again whatever they are. */
const REFUSED_AT_THE_DOOR = ['SERVER_BUSY', 'REQUESTS_EXCEEDED'];
/** Answers of a proxy, with nobody behind it. */
const NOBODY_THERE = [502, 503, 504];

/** Whether it is worth waiting, and for what. */
export function troubleOf({ status, body }: HttpError, isRepeatable: boolean): Trouble | undefined {
	if (REFUSED_AT_THE_DOOR.includes(body?.code)) return 'busy';
	if (!isRepeatable) return undefined;
	if (status === 0) return 'offline';
	return NOBODY_THERE.includes(status) && !body?.code ? 'busy' : undefined;
}
