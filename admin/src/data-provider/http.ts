import { fetchUtils, HttpError } from 'react-admin';
import { type ErrorTexts, toHttpError } from './errors';

export interface Answer {
	status: number;
	headers: Headers;
	json: any;
}

export type Options = fetchUtils.Options & {
	/** How much of the body has been sent, 0 to 1. */
	onProgress?: (done: number) => void;
};

export type HttpClient = (url: string, options?: Options) => Promise<Answer>;

/** The session travels in a cookie of the same origin: nothing to add to the request, and nothing for a script to steal. */
export const createHttpClient =
	(texts: ErrorTexts): HttpClient =>
	async (url, { onProgress, ...options } = {}) => {
		try {
			return onProgress ? await sendWithProgress(url, options, onProgress) : await fetchUtils.fetchJson(url, options);
		} catch (error) {
			throw toHttpError(error, texts);
		}
	};

/** `fetch` does not tell how far it is. */
function sendWithProgress(url: string, { method = 'POST', body }: fetchUtils.Options, onProgress: (done: number) => void): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const request = new XMLHttpRequest();
		request.open(method, url);
		request.setRequestHeader('Accept', 'application/json');
		request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
		request.onerror = () => reject(new TypeError('The server can not be reached'));
		request.onload = () => {
			const json = parse(request.responseText);
			if (request.status < 200 || request.status >= 300) return reject(new HttpError(request.statusText, request.status, json));
			resolve({ status: request.status, headers: new Headers(), json });
		};
		request.send(body as XMLHttpRequestBodyInit);
	});
}

function parse(text: string): any {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
