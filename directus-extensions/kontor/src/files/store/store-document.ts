/** Stores a document: its content, and the row with its kind, owner and retention (snapshots/guards/files/documents.sql). */
import { randomUUID } from 'node:crypto';
import type { Row } from '../../core/context.js';
import { plain } from '../../core/rules/plain.js';
import { noteChanges } from '../../core/trail/audit.js';
import type { VerbContext } from '../../core/verbs/verb.js';
import type { Document } from '../../generated/schema.js';
import { storeFiles } from './store-file.js';

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
	/** The person who stores it, if they belong to the organization. */
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

/** For content that Kontor has made or looked at. Runs in the caller's transaction; a rollback leaves nothing. */
export const storeDocument = async (context: VerbContext, document: DocumentToStore): Promise<StoredDocument> =>
	(await storeDocuments(context, [document]))[0]!;

/** Several at once take no more statements than one. */
export async function storeDocuments(context: VerbContext, documents: readonly DocumentToStore[]): Promise<StoredDocument[]> {
	const files = await storeFiles(
		context,
		documents.map(({ content, name, type, title, organization_id }) => ({ content, name, type, title, organization_id })),
	);
	const ids = await insertDocuments(
		context,
		documents.map(({ content: _, name: __, type: ___, tags, ...fields }, at) => ({
			...fields,
			file_id: files[at]!.id,
			...(tags ? { tags: tags.join(',') } : {}),
		})),
	);
	return files.map(({ id, checksum }, at) => ({ file_id: id, document_id: ids[at]!, checksum }));
}

/** Inserts documents for files that exist. */
export async function insertDocuments(context: VerbContext, documents: readonly Row[]): Promise<string[]> {
	const { database, schema, accountability } = context;
	const { user } = accountability;
	// Administrators of another organization own nothing here.
	const ownerIn = (organization: unknown) =>
		user && database.raw('(select id from employees where id = ? and organization_id = ?)', [user, organization as string]);
	const rows = documents.map((fields) => ({
		id: randomUUID(),
		owner_id: ownerIn(fields.organization_id),
		created_by: user,
		...fields,
	}));
	const stored: Row[] = await database('documents').insert(rows).returning('*');
	await noteChanges(
		context,
		stored.map((one) => {
			const row = plain(schema, 'documents', one);
			return { collection: 'documents', id: row.id as string, row, delta: row, isNew: true };
		}),
	);
	return rows.map(({ id }) => id);
}
