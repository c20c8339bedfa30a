/** A new version of a document: another row and another file that follow the newest one. The old ones stay as they are. */

import { assertVisible, lockRows, showRow } from '../../core/load.js';
import type { UploadedFile } from '../../core/verbs/receive-upload.js';
import type { VerbContext } from '../../core/verbs/verb.js';
import { kontorError } from '../errors.js';
import { inspectFile } from '../inspect/inspect-file.js';
import { cleanText } from '../rules/file-name.js';
import { storeDocument } from '../store/store-document.js';
import { checksumOf } from '../store/store-file.js';
import type { ShownDocument } from './contracts.js';
import { oneAtATime } from './upload-document.js';

interface NewVersion {
	id: string;
	file: UploadedFile;
	title?: string | undefined;
}

export async function addVersion({ id, file: uploaded, title }: NewVersion, context: VerbContext): Promise<ShownDocument> {
	await assertVisible(context, 'documents', [id]);
	await assertMayUpdate(id, context);
	const file = await inspectFile(uploaded.content, uploaded.name);
	const lineage = await lineageOf(id, context);
	await oneAtATime(context, lineage[0]!);
	// Somebody else may have added a version while this request waited.
	const newestId = (await lineageOf(id, context)).at(-1)!;
	const [newest] = await lockRows(context, 'documents', [newestId]);
	if (newest!.checksum === checksumOf(file.content)) return { ...(await showRow(context, 'documents', newestId)), existing: true };
	const { document_id } = await storeDocument(context, {
		content: file.content,
		name: file.name,
		type: file.type,
		title: cleanText(title ?? '', 255) || newest!.title,
		category: newest!.category,
		organization_id: newest!.organization_id,
		linked_module: newest!.linked_module,
		linked_id: newest!.linked_id,
		is_confidential: newest!.is_confidential,
		retention_until: newest!.retention_until,
		owner_id: newest!.owner_id,
		version: newest!.version + 1,
		previous_document_id: newestId,
	});
	return { ...(await showRow(context, 'documents', document_id)), existing: false };
}

async function assertMayUpdate(id: string, { services, database, schema, accountability }: VerbContext): Promise<void> {
	const permissions = new services.PermissionsService({ knex: database, schema, accountability });
	const { update } = await permissions.getItemPermissions('documents', id);
	if (!update.access) throw kontorError('VERB_NOT_ALLOWED', { policy: 'documents.file / documents.manage' });
}

/** All versions, the first one first. */
export async function lineageOf(id: string, { database }: VerbContext): Promise<string[]> {
	const { rows } = await database.raw(
		`with recursive older as (
			select id, previous_document_id, version from documents where id = ?
			union select d.id, d.previous_document_id, d.version from documents d join older o on d.id = o.previous_document_id),
		newer as (
			select id, version from documents where id = ?
			union select d.id, d.version from documents d join newer n on d.previous_document_id = n.id)
		select id from (select id, version from older union select id, version from newer) v order by version`,
		[id, id],
	);
	return rows.map((row: { id: string }) => row.id);
}
