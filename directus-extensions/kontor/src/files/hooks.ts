/** Connects the document store with Directus: uploads, downloads, and which fields of files may be written. */

import { ForbiddenError } from '@directus/errors';
import type { Express } from 'express';
import { fromEvent, type Row } from '../core/context.js';
import type { Register, Server } from '../core/define-module.js';
import { UPLOAD_REASONS } from '../core/errors/reasons.js';
import { assertMayDeleteRows } from '../core/rights/assert-may-change.js';
import { kontorError } from './errors.js';
import { assertNotKept } from './filing/assert-not-kept.js';
import { assertLinkVisible, linkOf } from './filing/link.js';
import { guardAssets } from './serving/guard-assets.js';
import { guardUploads } from './serving/guard-uploads.js';
import { serveFiles } from './serving/serve-files.js';
import { removeReleased } from './store/clean-up.js';

/** Server-set: what a file is and where it is stored. */
const GIVEN = [
	'storage',
	'filename_disk',
	'type',
	'filesize',
	'checksum',
	'uploaded_by',
	'uploaded_on',
	'is_confidential',
	'is_shared',
	'tus_id',
	'tus_data',
];

export function hooks({ filter, action, init }: Register, { services, database, emitter, logger }: Server): void {
	guardUploads(services.FilesService);
	init('routes.before', ({ app }) => {
		(app as Express).use('/files', serveFiles({ services, database, emitter }));
		(app as Express).use('/assets', guardAssets);
	});

	filter('files.create', (payload, _meta, { accountability }) => {
		// A row without content could point at an existing file of somebody else.
		if (accountability) throw kontorError('UPLOAD_BROKEN', { reason: UPLOAD_REASONS.noFile });
		return payload;
	});
	filter('files.update', (payload, _meta, { accountability }) => {
		const field = accountability && GIVEN.find((name) => (payload as Row)[name] !== undefined);
		// A caller who may not change the file gets that error first.
		if (field) throw accountability.admin ? kontorError('FIELD_IS_GIVEN', { collection: 'directus_files', field }) : new ForbiddenError();
		return payload;
	});

	filter('files.delete', async (keys, _meta, event) => {
		// The same refusal as the database's guard, which Directus would turn into a 500 in some cases.
		await assertMayDeleteRows('directus_files', keys as string[], fromEvent(event));
		await assertNotKept(keys as string[], fromEvent(event));
		return keys;
	});
	// What fails here, the hourly job does.
	for (const event of ['documents.items.delete', 'files.delete'])
		action(event, () => {
			removeReleased(database).catch((error) => logger.warn(error, 'Deleted files are still on the storage'));
		});

	filter('documents.items.create', async (payload, _meta, event) => {
		await assertLinkVisible(linkOf(payload as Row), { ...fromEvent(event), services });
		return payload;
	});
	filter('documents.items.update', async (payload, { keys }, event) => {
		const { linked_id, linked_module } = linkOf(payload as Row);
		if (!linked_id) return payload;
		const context = { ...fromEvent(event), services };
		const modules = linked_module
			? [linked_module]
			: await context.database('documents').distinct('linked_module').whereIn('id', keys).pluck('linked_module');
		for (const module of modules) await assertLinkVisible({ linked_module: module, linked_id }, context);
		return payload;
	});
}
