import { type fetchUtils, HttpError } from 'react-admin';
import type { Answer } from './http';

/** `fetch` does not tell how far it is. */
export function sendWithProgress(
	url: string,
	{ method = 'POST', body, headers }: fetchUtils.Options,
	onProgress: (done: number) => void,
): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const request = new XMLHttpRequest();
		request.open(method, url);
		new Headers(headers).forEach((value, name) => {
			request.setRequestHeader(name, value);
		});
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
