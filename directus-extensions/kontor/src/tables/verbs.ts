/** For administrators: making tables, and saying whose the rows of a table are. Served below /tables. */
import { flushCaches } from '@directus/api/cache';
import { kontorError } from '../core/errors/errors.js';
import { type Verb, type VerbContext, verb } from '../core/verbs/verb.js';
import { newOwner, newTable, tableAnswer } from './contracts.js';
import { tablesError } from './errors.js';
import { guardTables } from './guard-tables.js';
import { makeTable } from './make-table.js';

function assertAdministrator({ accountability }: VerbContext): void {
	if (!accountability.admin) throw kontorError('VERB_NOT_ALLOWED', { policy: 'administrator' });
}

export const createTable = verb({
	method: 'post',
	path: '/',
	summary: { de: 'Tabelle anlegen', en: 'Make a table' },
	input: newTable,
	answer: tableAnswer,
	run: async (table, context) => {
		assertAdministrator(context);
		return makeTable(table, context);
	},
});

export const giveTable = verb({
	method: 'post',
	path: '/:collection/owner',
	summary: { de: 'Datensätze einer Tabelle einem Mandanten geben', en: 'Give the records of a table to an organization' },
	input: newOwner,
	answer: newOwner,
	run: async ({ collection, organization_id }, context) => {
		assertAdministrator(context);
		const { database, afterCommit } = context;
		const table = await database('directus_collections').where({ collection }).first('is_shared');
		const isThere = await database('organizations').where({ id: organization_id }).first('id');
		if (!table || !isThere) throw kontorError('NOT_FOUND', { collection });
		const { rows } = await database.raw('select 1 from kontor_system.tenant_tables where name = ?', [collection]);
		if (rows.length > 0) throw tablesError('ORGANIZATION_IS_GIVEN', { collection, field: 'organization_id' });
		await database.raw(`select kontor_system.give_organization(to_regclass(format('public.%I', ?::text)), ?)`, [
			collection,
			organization_id,
		]);
		if (table.is_shared) await database('directus_collections').where({ collection }).update({ is_shared: false });
		await guardTables(database);
		afterCommit(() => flushCaches(true));
		return { collection, organization_id };
	},
});

export const tableVerbs: readonly Verb[] = [createTable, giveTable];
