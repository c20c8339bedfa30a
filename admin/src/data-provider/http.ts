import { fetchUtils } from 'react-admin';
import { type ErrorTexts, toHttpError } from './errors';

export interface Answer {
	status: number;
	headers: Headers;
	json: any;
}

export type HttpClient = (url: string, options?: fetchUtils.Options) => Promise<Answer>;

/** The session travels in a cookie of the same origin: nothing to add to the request, and nothing for a script to steal. */
export const createHttpClient =
	(texts: ErrorTexts): HttpClient =>
	async (url, options) => {
		try {
			return await fetchUtils.fetchJson(url, options);
		} catch (error) {
			throw toHttpError(error, texts);
		}
	};
