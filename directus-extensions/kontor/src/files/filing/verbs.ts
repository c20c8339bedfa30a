/** The verbs of the document store. Served below /documents. */

import { z } from 'zod';
import { uploadedFile } from '../../core/verbs/receive-upload.js';
import { type Verb, verb } from '../../core/verbs/verb.js';
import { addVersion } from './add-version.js';
import { type DocumentVersion, documentId, linkInput, shownDocument, shownVersion, uploadInput, versionInput } from './contracts.js';
import { linkDocument } from './link-document.js';
import { showVersions } from './show-versions.js';
import { uploadDocument } from './upload-document.js';

export const upload = verb({
	method: 'post',
	path: '/upload',
	upload: true,
	summary: { de: 'Dokument hochladen und ablegen', en: 'Upload and file a document' },
	answer: shownDocument,
	input: uploadInput.safeExtend({ file: uploadedFile }),
	run: uploadDocument,
});

export const newVersion = verb({
	method: 'post',
	path: '/:id/versions',
	upload: true,
	summary: { de: 'Neue Version eines Dokuments hochladen', en: 'Upload a new version of a document' },
	answer: shownDocument,
	input: versionInput.extend({ file: uploadedFile }),
	run: addVersion,
});

export const versions = verb({
	method: 'get',
	path: '/:id/versions',
	summary: { de: 'Alle Versionen eines Dokuments', en: 'All versions of a document' },
	answer: z.array(shownVersion),
	input: documentId,
	run: ({ id }, context): Promise<DocumentVersion[]> => showVersions(id, context),
});

export const link = verb({
	method: 'post',
	path: '/:id/link',
	summary: { de: 'Dokument auch an einem anderen Datensatz ablegen', en: 'File a document at another record as well' },
	answer: shownDocument,
	input: linkInput,
	run: linkDocument,
});

export const filingVerbs: readonly Verb[] = [upload, newVersion, versions, link];
