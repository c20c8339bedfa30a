/** Files to the document store, with how far they are. */
import type { filing, receiving } from '@kontor/directus-extension/contracts';
import type { z } from 'zod';
import type { HttpClient } from './http';

export type DocumentFields = z.output<typeof filing.uploadInput>;

/** 0 to 1. */
export type Progress = (done: number) => void;

export function createUploads(http: HttpClient) {
	async function send<Answer>(path: string, file: File, fields: object = {}, onProgress?: Progress): Promise<Answer> {
		const body = new FormData();
		// Before the file, so that the server knows them when it comes.
		for (const [name, value] of Object.entries(fields)) if (value !== undefined) body.append(name, String(value));
		body.append('file', file);
		return (await http(path, { method: 'POST', body, onProgress })).json.data;
	}
	const receive = (file: File, fields: z.output<typeof receiving.receiveInput>, onProgress?: Progress) =>
		send<receiving.ReceivedAnswer>('/documents/receive-e-invoice', file, fields, onProgress);
	return {
		uploadDocument: (file: File, fields: DocumentFields = {}, onProgress?: Progress) =>
			send<filing.ShownDocument>('/documents/upload', file, fields, onProgress),
		addVersion: (id: string, file: File, onProgress?: Progress) =>
			send<filing.ShownDocument>(`/documents/${encodeURIComponent(id)}/versions`, file, {}, onProgress),
		/** Reads it and stores nothing. */
		readEInvoice: (file: File, onProgress?: Progress) => receive(file, { preview: true }, onProgress),
		receiveEInvoice: (file: File) => receive(file, {}),
	};
}
