/** All versions of a document that the caller can see, the newest first. */
import { assertVisible } from '../../core/load.js';
import type { VerbContext } from '../../core/verbs/verb.js';
import { lineageOf } from './add-version.js';
import type { DocumentVersion } from './contracts.js';

export async function showVersions(id: string, context: VerbContext): Promise<DocumentVersion[]> {
	await assertVisible(context, 'documents', [id]);
	const { services, database, schema, accountability } = context;
	const documents = new services.ItemsService('documents', { knex: database, schema, accountability });
	const filter = { id: { _in: await lineageOf(id, context) } };
	return documents.readByQuery({ filter, fields: ['*', 'created_by.first_name', 'created_by.last_name'], sort: ['-version'], limit: -1 });
}
