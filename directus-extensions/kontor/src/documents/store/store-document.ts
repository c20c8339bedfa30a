/** Files a document: its content, and the row that says what it is, of whom and for how long (snapshots/guards/25-files.sql). */
import { randomUUID } from 'node:crypto';
import { noteChange } from '../../core/audit.js';
import type { Row } from '../../core/context.js';
import { plain } from '../../core/load.js';
import type { Document } from '../../core/schema.js';
import type { VerbContext } from '../../core/verbs.js';
import { storeFile } from './store-file.js';

export interface DocumentToStore {
	content: Buffer;
	/** Of the file, with its extension. */
	name: string;
	/** MIME type. */
	type: string;
	title: string;
	/** Decides how long it is kept at least. */
	category: NonNullable<Document['category']>;
	organization_id: string;
	linked_module?: Document['linked_module'];
	linked_id?: string | null;
	/** Only to keep it for longer than its category asks for. */
	retention_until?: string | null;
	is_confidential?: boolean;
	tags?: string[] | null;
	/** Whoever stores it, if they belong to the firm. */
	owner_id?: string | null;
	version?: number;
	previous_document_id?: string;
}

export interface StoredDocument {
	file_id: string;
	document_id: string;
	/** SHA-256 of the content. */
	checksum: string;
}

/** For content that Kontor has made or looked at. In the caller's transaction; nothing of it stays after a rollback. */
export async function storeDocument(context: VerbContext, document: DocumentToStore): Promise<StoredDocument> {
	const { content, name, type, tags, ...fields } = document;
	const file = await storeFile(context, { content, name, type, title: document.title, organization_id: document.organization_id });
	const document_id = await insertDocument(context, { ...fields, file_id: file.id, ...(tags ? { tags: tags.join(',') } : {}) });
	return { file_id: file.id, document_id, checksum: file.checksum };
}

/** A document of a file that is there. */
export async function insertDocument(context: VerbContext, fields: Row): Promise<string> {
	const { database, schema, accountability } = context;
	const { user } = accountability;
	const id = randomUUID();
	// Administrators of another firm own nothing here.
	const owner_id =
		user && database.raw('(select id from employees where id = ? and organization_id = ?)', [user, fields.organization_id as string]);
	const [stored] = await database('documents')
		.insert({ id, owner_id, created_by: user, ...fields })
		.returning('*');
	const row = plain(schema, 'documents', stored);
	await noteChange(context, { collection: 'documents', id, row, delta: row, isNew: true });
	return id;
}
