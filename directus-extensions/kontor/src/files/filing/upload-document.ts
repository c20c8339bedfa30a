/**
 * Files what somebody uploads. The same content is stored once per organization: a second upload is answered with the existing
 * document.
 */
import type { Filter } from '@directus/types';
import type { Row } from '../../core/context.js';
import { findRows, itemsOf, showRow } from '../../core/load.js';
import { ownOrganization } from '../../core/organizations.js';
import type { UploadedFile } from '../../core/verbs/receive-upload.js';
import type { VerbContext } from '../../core/verbs/verb.js';
import type { Document } from '../../generated/schema.js';
import { kontorError } from '../errors.js';
import { inspectFile } from '../inspect/inspect-file.js';
import { cleanText, titleOf } from '../rules/file-name.js';
import { checksumOf, storeFile } from '../store/store-file.js';
import type { ShownDocument } from './contracts.js';
import { assertLinkVisible, type Link } from './link.js';

export interface Upload extends Link {
	file: UploadedFile;
	title?: string | undefined;
	category?: string | undefined;
	is_confidential?: boolean | undefined;
	tags?: string | undefined;
	retention_until?: string | undefined;
}

export async function uploadDocument(upload: Upload, context: VerbContext): Promise<ShownDocument> {
	const organization = await ownOrganization(context);
	if (!organization) throw kontorError('NO_ORGANIZATION');
	const file = await inspectFile(upload.file.content, upload.file.name);
	await assertLinkVisible(upload, context);
	const checksum = checksumOf(file.content);
	await oneAtATime(context, `${organization.id} ${checksum}`);
	const known = await findSame(organization.id, checksum, context);
	if (known) return { ...known, existing: true };

	const title = cleanText(upload.title ?? '', 255) || titleOf(file.name);
	const { id } = await storeFile(context, {
		content: file.content,
		name: file.name,
		type: file.type,
		title,
		organization_id: organization.id,
	});
	const { linked_module, linked_id, category, is_confidential, tags, retention_until } = upload;
	const row = await createAsCaller(
		{ title, file_id: id, linked_module, linked_id, category, is_confidential, tags: listOf(tags), retention_until },
		context,
	);
	return { ...row, existing: false };
}

/** With the rights of the caller, and through every rule that a plain write passes. */
export async function createAsCaller(fields: Row, context: VerbContext): Promise<Document> {
	const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
	return showRow(context, 'documents', await itemsOf(context, 'documents').createOne(given));
}

/** A second upload of the same content waits here, and then finds the first. */
export const oneAtATime = async ({ database }: VerbContext, what: string): Promise<void> => {
	await database.raw('select pg_advisory_xact_lock(hashtextextended(?, 8))', [what]);
};

/** Only documents that the caller can see. For all others the content counts as new, so that nobody learns that somebody else has it. */
async function findSame(organization_id: string, checksum: string, context: VerbContext): Promise<Document | undefined> {
	const filter: Filter = {
		_and: [{ organization_id: { _eq: organization_id } }, { checksum: { _eq: checksum } }, { file_id: { _nnull: true } }],
	};
	const [found] = await findRows(context, 'documents', { filter, sort: ['created_at', 'id'], limit: 1 });
	return found;
}

const listOf = (tags: string | undefined): string[] | undefined =>
	tags
		?.split(',')
		.map((tag) => tag.trim())
		.filter((tag) => tag !== '');
