/** Files to the document store, with how far they are; and tables whose rows are taken. */
import type { filing, importing, receiving } from '@kontor/directus-extension/contracts';
import type { z } from 'zod';
import type { HttpClient } from './http';

export type DocumentFields = z.output<typeof filing.uploadInput>;

/** 0 to 1. */
export type Progress = (done: number) => void;

export interface TableWishes {
	language: string;
	/** What was chosen for single headings. */
	columns: Record<string, string>;
}

export function createUploads(http: HttpClient) {
	async function send<Answer>(path: string, file: File, fields: object = {}, onProgress?: Progress): Promise<Answer> {
		const body = new FormData();
		// Before the file, so that the server knows them when it comes.
		for (const [name, value] of Object.entries(fields)) if (value !== undefined) body.append(name, String(value));
		body.append('file', file);
		return (await http(path, { method: 'POST', body, onProgress })).json?.data;
	}
	const receive = (file: File, fields: z.output<typeof receiving.receiveInput>, onProgress?: Progress) =>
		send<receiving.ReceivedAnswer>('/documents/receive-e-invoice', file, fields, onProgress);
	const table = (resource: string, file: File, { language, columns }: TableWishes, dry_run: boolean) =>
		send<importing.ImportPreview>(`/utils/import/${encodeURIComponent(resource)}`, file, {
			language,
			columns: JSON.stringify(columns),
			dry_run,
		});
	return {
		/** What an import would do; nothing is written. */
		previewImport: (resource: string, file: File, wishes: TableWishes) => table(resource, file, wishes, true),
		runImport: async (resource: string, file: File, wishes: TableWishes): Promise<void> => {
			await table(resource, file, wishes, false);
		},
		uploadDocument: (file: File, fields: DocumentFields = {}, onProgress?: Progress) =>
			send<filing.ShownDocument>('/documents/upload', file, fields, onProgress),
		addVersion: (id: string, file: File, onProgress?: Progress) =>
			send<filing.ShownDocument>(`/documents/${encodeURIComponent(id)}/versions`, file, {}, onProgress),
		/** Reads it and stores nothing. */
		readEInvoice: (file: File, onProgress?: Progress) => receive(file, { preview: true }, onProgress),
		receiveEInvoice: (file: File) => receive(file, {}),
	};
}
