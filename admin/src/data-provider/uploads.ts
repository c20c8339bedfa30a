/** Files to the document store, with how far they are. */
import type { Identifier, RaRecord } from 'react-admin';
import type { HttpClient } from './http';

export interface DocumentFields {
	title?: string;
	category?: string;
	linked_module?: string;
	linked_id?: string;
	is_confidential?: boolean;
}

/** 0 to 1. */
export type Progress = (done: number) => void;
export type UploadedDocument = RaRecord & { existing: boolean };

interface Party {
	name: string;
	vatId: string | null;
	street: string | null;
	zip: string | null;
	city: string | null;
	email: string | null;
}

/** What an e-invoice says, in words. */
export interface ReadInvoice {
	existing: boolean;
	invoice: {
		profile: string;
		kind: string;
		number: string;
		issuedDate: string;
		dueDate: string | null;
		serviceFrom: string | null;
		serviceTo: string | null;
		currency: string;
		orderNumber: string | null;
		paymentTerms: string | null;
		notes: string[];
		supplier: Party;
		buyer: Party;
		accounts: { iban: string; holder: string | null; bic: string | null }[];
		lines: { position: string; title: string; quantity: string; unitPrice: string | null; netAmount: string; taxRate: string | null }[];
		taxes: { rate: string | null; netAmount: string; taxAmount: string; exemptionReason: string | null }[];
		totals: { net: string; tax: string | null; total: string; prepaid: string | null; payable: string };
	};
	warnings: { code: string; de: string; en: string }[];
	parts: { amount: string; tax_amount: string; tax_rate: string }[];
	document: RaRecord | null;
	expenses: RaRecord[];
}

export function createUploads(http: HttpClient) {
	async function send<Answer>(path: string, file: File, fields: object = {}, onProgress?: Progress): Promise<Answer> {
		const body = new FormData();
		// Before the file, so that the server knows them when it comes.
		for (const [name, value] of Object.entries(fields)) if (value !== undefined) body.append(name, String(value));
		body.append('file', file);
		return (await http(path, { method: 'POST', body, onProgress })).json.data;
	}
	return {
		uploadDocument: (file: File, fields: DocumentFields = {}, onProgress?: Progress) =>
			send<UploadedDocument>('/documents/upload', file, fields, onProgress),
		addVersion: (id: Identifier, file: File, onProgress?: Progress) =>
			send<UploadedDocument>(`/documents/${encodeURIComponent(id)}/versions`, file, {}, onProgress),
		/** The same document at another record as well. */
		linkDocument: async (id: Identifier, link: Pick<DocumentFields, 'linked_module' | 'linked_id'>): Promise<UploadedDocument> =>
			(await http(`/documents/${encodeURIComponent(id)}/link`, { method: 'POST', body: JSON.stringify(link) })).json.data,
		documentVersions: async (id: Identifier): Promise<RaRecord[]> =>
			(await http(`/documents/${encodeURIComponent(id)}/versions`)).json.data,
		/** Reads it and stores nothing. */
		readEInvoice: (file: File, onProgress?: Progress) =>
			send<ReadInvoice>('/documents/receive-e-invoice', file, { preview: true }, onProgress),
		receiveEInvoice: (file: File, fields: { category?: string } = {}) => send<ReadInvoice>('/documents/receive-e-invoice', file, fields),
	};
}
