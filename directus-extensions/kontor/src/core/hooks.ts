import { flushCaches } from '@directus/api/cache';
import type { Query } from '@directus/types';
import type { Express, NextFunction, Request, Response } from 'express';
import { serveApiDocs } from './api-docs/pages.js';
import { boundReads } from './bounds/bound-reads.js';
import { assertMessage, boundSubscriptions } from './bounds/bound-sockets.js';
import { checkAddresses, checkBodies } from './bounds/check-requests.js';
import { noteQuestions, watchGraphqlReaders, watchReaders } from './bounds/hang-up.js';
import { answerLongAddresses } from './bounds/long-addresses.js';
import { outlive } from './bounds/outlive.js';
import { boundStatements } from './bounds/timeouts.js';
import { serveConsole } from './console-files.js';
import { fromEvent, isPrivileged, type Row } from './context.js';
import { mendDataModel } from './data-model/data-model.js';
import { protectAccess } from './data-model/protect-access.js';
import type { Register, Server } from './define-module.js';
import { translateDatabaseError, translateLastError } from './errors/database-errors.js';
import { kontorError } from './errors/errors.js';
import { mendExports } from './imports/exports.js';
import { mendImports } from './imports/imports.js';
import { receiveImports } from './imports/receive-import.js';
import { runJobs } from './jobs/run-jobs.js';
import { tellRateLimit, tellVersion } from './requests/headers.js';
import { serveCarefulWrites } from './requests/items-writes.js';
import { rememberTags, tellTags } from './requests/tell-tags.js';
import { assertMayChangeRows } from './rights/assert-may-change.js';
import { changeableFieldsOf } from './rights/read-rights.js';
import { changesRights, cutOff, listenForCutOffs } from './sockets.js';
import {
	assertHasOrganization,
	assertMayTrash,
	assignOrganization,
	isTenantCollection,
	refuseOrganization,
	withOrganizationOfFolder,
} from './tenants.js';
import { onlyVisibleEntries, onlyVisibleValues } from './trail/visible-entries.js';
import { hideTrash } from './trash.js';
import { refuseMoreDecimals } from './writing/decimals.js';
import { assertDeletable } from './writing/deletions.js';
import { expectUnchanged } from './writing/expect-unchanged.js';
import { withCheckedFormats } from './writing/formats.js';
import { nameFields, withFieldsNamed } from './writing/name-fields.js';
import { refuseBrokenNesting } from './writing/nested-rows.js';
import { assertReferencesAllowed } from './writing/references.js';
import { refuseServerSet, refuseStatus } from './writing/refuse-server-set.js';
import { mendPayloads, refuseUnknown } from './writing/refuse-unknown.js';
import { writeTogether } from './writing/write-together.js';

/** What holds for every table. What holds for one is in its module. */
export function hooks({ filter, action, init }: Register, server: Server): void {
	const { services, env, database, logger } = server;
	mendImports(services);
	boundReads(services);
	boundStatements(database, env.KONTOR_QUERY_TIMEOUT);
	noteQuestions(database);
	outlive(logger);
	mendExports(services);
	writeTogether(services);
	mendPayloads(services);
	expectUnchanged(services);
	nameFields(services);
	rememberTags(services);
	mendDataModel(services);
	// Directus may have cached the schema before this bundle could correct it.
	init('routes.before', () => flushCaches());
	init('middlewares.before', ({ app }) => {
		tellVersion(app as Express);
		tellRateLimit(app as Express);
		answerLongAddresses(app as Express);
		checkAddresses(app as Express);
		watchReaders(app as Express);
		serveConsole(app as Express, env.KONTOR_CONSOLE);
		serveApiDocs(app as Express, env.KONTOR_SWAGGER_UI);
	});
	init('middlewares.after', ({ app }) => {
		checkBodies(app as Express);
		watchGraphqlReaders(app as Express);
		receiveImports(app as Express, services, database);
	});
	init('routes.before', ({ app }) => {
		tellTags(app as Express);
		serveCarefulWrites(app as Express, services, database);
	});
	init('routes.custom.after', ({ app }) => {
		(app as Express).use((error: unknown, _req: Request, _res: Response, next: NextFunction) => {
			const translate = (one: unknown) => withFieldsNamed(one, translateError(one));
			(Array.isArray(error) ? Promise.all(error.map(translate)) : translate(error)).then(next, next);
		});
	});
	filter('database.error', (error) => translateDatabaseError(error));

	filter('items.query', (query, { collection }, event) => (event.schema ? hideTrash(query as Query, collection, fromEvent(event)) : query));

	for (const scope of ['activity', 'revisions']) {
		filter(`${scope}.query`, (query, { collection }, event) => onlyVisibleEntries(query as Query, collection, fromEvent(event)));
		filter(`${scope}.read`, (records, _meta, event) => onlyVisibleValues(records as Row[], fromEvent(event)));
	}

	filter('items.create', async (payload, { collection }, event) => {
		const context = fromEvent(event);
		refuseBrokenNesting(collection, payload as Row, context.schema);
		await refuseMoreDecimals(collection, payload as Row, context);
		if (!isTenantCollection(context.schema, collection)) return withCheckedFormats(collection, payload as Row);
		refuseServerSet(collection, payload as Row);
		const row = await assignOrganization(withCheckedFormats(collection, payload as Row), context, true);
		await assertReferencesAllowed(collection, row, context, services);
		return row;
	});
	filter('items.update', async (payload, { collection, keys }, event) => {
		const context = fromEvent(event);
		refuseBrokenNesting(collection, payload as Row, context.schema);
		await refuseMoreDecimals(collection, payload as Row, context);
		const isOfTenant = isTenantCollection(context.schema, collection);
		if (isOfTenant) {
			refuseStatus(collection, payload as Row);
			refuseServerSet(collection, payload as Row);
			refuseOrganization(payload as Row, context);
		}
		// The checks above are about the payload; those below are about the existing rows.
		await assertMayChangeRows(collection, keys, payload as Row, context);
		if ((await changeableFieldsOf(collection, context)) === null) refuseUnknown(collection, payload as Row, context.schema);
		if (!isOfTenant) return withCheckedFormats(collection, payload as Row);
		await assertReferencesAllowed(collection, payload as Row, context, services);
		await assertMayTrash(collection, keys, payload as Row, context, services);
		return withCheckedFormats(collection, payload as Row);
	});

	filter('items.delete', async (keys, { collection }, event) => {
		const context = fromEvent(event);
		if (isTenantCollection(context.schema, collection)) await assertDeletable(collection, keys as string[], context);
		return keys;
	});

	for (const name of ['files.create', 'folders.create'])
		filter(name, async (payload, _meta, event) => {
			await assertHasOrganization(fromEvent(event));
			return assignOrganization(await withOrganizationOfFolder(payload as Row, fromEvent(event)), fromEvent(event));
		});
	for (const event of ['files.update', 'folders.update'])
		filter(event, (payload, _meta, context) => {
			refuseOrganization(payload as Row, fromEvent(context));
			return payload;
		});
	for (const name of ['users.create', 'users.update'])
		filter(name, async (payload, _meta, event) => {
			// No policy grants these fields; even if one did, nobody may raise their own rights.
			const isEscalation = ['role', 'policies', 'organization_id', 'token'].some((field) => field in (payload as Row));
			if (!isPrivileged(event.accountability) && isEscalation) throw kontorError('ROLE_NOT_YOURS_TO_GIVE');
			await assertReferencesAllowed('directus_users', payload as Row, fromEvent(event), services);
			return payload;
		});

	filter('websocket.message', (message) => assertMessage(message as Row));
	action('server.start', () => boundSubscriptions());

	listenForCutOffs();
	action('users.update', async ({ payload, keys }) => {
		if (changesRights(payload)) await cutOff(keys);
	});
	action('users.delete', ({ keys }) => cutOff(keys));

	protectAccess({ filter }, services);
	runJobs({ action }, server);
}

/** Directus answers an address that can't be decoded with a 500. */
const translateError = (error: unknown): unknown =>
	error instanceof URIError ? kontorError('INVALID_REQUEST', { reason: 'the address can not be decoded' }) : translateLastError(error);
