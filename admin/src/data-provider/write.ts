import { isUncertain } from './errors';
import type { Answer, HttpClient } from './http';
import { newKey } from './verbs';

/**
 * One row is written under a key of its own, so that the request can be sent again when its answer got lost, and is not done twice: by the http
 * client itself, and when somebody presses the button again after it gave up.
 */
export function createWrite(http: HttpClient) {
	const uncertain = new Map<string, string>();
	return async (method: string, url: string, row?: object, tag?: string): Promise<Answer> => {
		const body = row && JSON.stringify(row);
		const text = `${method} ${url} ${body}`;
		const key = uncertain.get(text) ?? newKey();
		uncertain.delete(text);
		try {
			const headers = { Accept: 'application/json', 'Idempotency-Key': key, ...(tag ? { 'If-Match': tag } : {}) };
			return await http(url, { method, body, headers: new Headers(headers) });
		} catch (error) {
			if (isUncertain(error)) uncertain.set(text, key);
			throw error;
		}
	};
}
