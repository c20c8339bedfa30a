/** Links the same document to another record, too: a second row for the same file. */

import type { Filter } from '@directus/types';
import { assertVisible, findRows, readRow } from '../../core/load.js';
import type { VerbContext } from '../../core/verbs/verb.js';
import type { Document } from '../../generated/schema.js';
import { kontorError } from '../errors.js';
import type { ShownDocument } from './contracts.js';
import { assertLinkVisible } from './link.js';
import { createAsCaller, oneAtATime } from './upload-document.js';

export async function linkDocument(
	{ id, ...link }: { id: string; linked_module: NonNullable<Document['linked_module']>; linked_id: string },
	context: VerbContext,
): Promise<ShownDocument> {
	await assertVisible(context, 'documents', [id]);
	await assertLinkVisible(link, context);
	const document = (await readRow(context, 'documents', id))!;
	if (!document.file_id) throw kontorError('NOT_FOUND', { collection: 'directus_files' });
	await oneAtATime(context, `${document.file_id} ${link.linked_id}`);
	const filter: Filter = {
		_and: [{ file_id: { _eq: document.file_id } }, { linked_module: { _eq: link.linked_module } }, { linked_id: { _eq: link.linked_id } }],
	};
	const [known] = await findRows(context, 'documents', { filter, limit: 1 });
	if (known) return { ...known, existing: true };
	const { title, category, file_id, is_confidential, tags, retention_until } = document;
	return {
		...(await createAsCaller(
			{ title, category, file_id, is_confidential, tags: tags ?? undefined, retention_until: retention_until ?? undefined, ...link },
			context,
		)),
		existing: false,
	};
}
