/** Answers a verb with a stored file. */
import { FileAnswer, type VerbContext } from '../../core/verbs/verb.js';
import { kontorError } from '../errors.js';
import { readStored } from './read-stored.js';

export async function showStored(fileId: string, context: VerbContext): Promise<FileAnswer> {
	const file = await readStored(context, fileId);
	if (!file) throw kontorError('NOT_FOUND', { collection: 'directus_files' });
	return new FileAnswer(file.content, file.type, file.name);
}
