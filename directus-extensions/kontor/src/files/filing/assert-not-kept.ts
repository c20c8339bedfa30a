/** Files of documents that have to be kept: refused before anything is tried. */
import type { Context } from '../../core/context.js';
import { kontorError } from '../errors.js';

export async function assertNotKept(files: string[], { database }: Context): Promise<void> {
	const kept = await database('documents')
		.whereIn('file_id', files)
		.whereRaw('kontor_system.is_kept(organization_id, retention_until)')
		.select(database.raw('max(retention_until)::text as until'))
		.first();
	if (kept?.until) throw kontorError('DOCUMENT_IS_KEPT', { collection: 'directus_files', until: kept.until });
}
