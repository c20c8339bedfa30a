/** Files and the documents that they belong to. */
import { defineModule } from '../core/define-module.js';
import { FILES_CONSTRAINTS, FILES_ERRORS } from './errors.js';
import { filingVerbs } from './filing/verbs.js';
import { hooks } from './hooks.js';
import { cleanUpFiles } from './store/clean-up.js';

export default defineModule({
	name: 'files',
	verbs: { documents: filingVerbs },
	jobs: [cleanUpFiles],
	hooks,
	errors: FILES_ERRORS,
	constraints: FILES_CONSTRAINTS,
	collections: {
		documents: {
			serverSet: ['version', 'previous_document_id', 'is_current', 'file_path', 'type', 'checksum'],
			owner: 'owner_id',
			search: { hit: { fields: ['title', 'category', 'created_at'], newest: 'created_at' } },
		},
		directus_files: { owner: 'uploaded_by' },
	},
});
