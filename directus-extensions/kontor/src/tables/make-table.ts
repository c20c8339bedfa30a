/**
 * A new table in one step: the table, its fields and relations, texts in both languages, and who may what. Everything is in the
 * transaction of the verb: if a part is refused, nothing of it stays.
 */
import { randomUUID } from 'node:crypto';
import { flushCaches } from '@directus/api/cache';
import { getSchema } from '@directus/api/utils/get-schema';
import type { z } from 'zod';
import type { VerbContext } from '../core/verbs/verb.js';
import type { NewTable, TableField, tableAnswer } from './contracts.js';
import { tablesError } from './errors.js';
import { isOwnField } from './own-fields.js';
import { describeField, textKey, translationsOf } from './rules/describe-field.js';
import { policiesOf } from './rules/policies.js';

/** The caches are cleared once, when everything is there. */
const QUIETLY = { autoPurgeCache: false, autoPurgeSystemCache: false, emitEvents: false };
const FILES = 'directus_files';

export async function makeTable(table: NewTable, context: VerbContext): Promise<z.output<typeof tableAnswer>> {
	const { schema, afterCommit } = context;
	const { name: collection, fields } = table;
	if (schema.collections[collection]) throw tablesError('TABLE_EXISTS', { collection });
	for (const { name, to } of fields) {
		if (name === 'id' || isOwnField(name)) throw tablesError('FIELD_OF_EVERY_TABLE', { collection, field: name });
		if (to !== undefined && !schema.collections[to]) throw tablesError('INVALID_REQUEST', { reason: `there is no collection "${to}"` });
	}
	await addCollection(table, context);
	for (const field of fields) await addRelation(collection, field, context);
	await addTexts(table, context);
	const policies = await addPolicies(table, context);
	afterCommit(() => flushCaches(true));
	return { collection, fields: fields.map(({ name }) => name), policies };
}

async function addCollection(table: NewTable, { services, schema, database, accountability }: VerbContext): Promise<void> {
	const { name, label, singular = label, icon, group, fields, is_shared, in_console } = table;
	const keyTypes = (collection: string) => {
		const { primary, fields } = schema.collections[collection]!;
		return fields[primary]!.type;
	};
	const title = fields.find(({ kind }) => kind === 'text')?.name;
	const collections = new services.CollectionsService({ knex: database, schema, accountability });
	await collections.createOne(
		{
			collection: name,
			schema: { name },
			meta: {
				icon,
				group: group ?? null,
				is_shared,
				in_console,
				display_template: title ? `{{${title}}}` : null,
				translations: translationsOf(label).map((entry, index) => ({
					...entry,
					singular: index === 0 ? singular.de : singular.en,
					plural: entry.translation,
				})),
			},
			fields: [
				{
					field: 'id',
					type: 'uuid',
					schema: { is_primary_key: true, is_nullable: false },
					meta: {
						interface: 'input',
						special: ['uuid'],
						hidden: true,
						readonly: true,
						searchable: true,
						translations: translationsOf({ de: 'ID', en: 'ID' }),
					},
				},
				...fields.map((field) => describeField(name, field, keyTypes)),
			],
		} as never,
		QUIETLY as never,
	);
}

async function addRelation(collection: string, { name, kind, to, is_required }: TableField, context: VerbContext): Promise<void> {
	const target = kind === 'file' ? FILES : to;
	if (!target) return;
	const { services, database, accountability } = context;
	const schema = await getSchema({ database, bypassCache: true });
	const relations = new services.RelationsService({ knex: database, schema, accountability });
	await relations.createOne(
		{
			collection,
			field: name,
			related_collection: target,
			meta: { one_deselect_action: 'nullify' },
			schema: { on_delete: is_required ? 'RESTRICT' : 'SET NULL' },
		} as never,
		QUIETLY as never,
	);
}

async function addTexts({ name: table, fields }: NewTable, { database }: VerbContext): Promise<void> {
	const texts = fields.flatMap(({ name, note, choices = [] }) => [
		...(note ? [{ key: textKey(table, name, 'note'), label: note }] : []),
		...choices.map(({ value, label }) => ({ key: textKey(table, name, value), label })),
	]);
	const rows = texts.flatMap(({ key, label }) =>
		translationsOf(label).map(({ language, translation }) => ({ id: randomUUID(), language, key, value: translation })),
	);
	// A text of that name may be left from a table of before.
	await database('directus_translations')
		.whereIn(
			'key',
			texts.map(({ key }) => key),
		)
		.delete();
	if (rows.length > 0) await database('directus_translations').insert(rows);
}

async function addPolicies(table: NewTable, { database }: VerbContext): Promise<z.output<typeof tableAnswer>['policies']> {
	const made = [];
	for (const { name, description, actions, roles } of policiesOf(table)) {
		const known = await database('directus_roles').whereIn('id', roles).pluck('id');
		const unknown = roles.find((role) => !known.includes(role));
		if (unknown) throw tablesError('INVALID_REQUEST', { reason: `there is no role ${unknown}` });
		const id = randomUUID();
		await database('directus_policies').insert({
			id,
			name,
			description,
			icon: table.icon,
			admin_access: false,
			app_access: false,
			enforce_tfa: false,
		});
		// The database adds the wall (snapshots/guards/first/13-wall.sql).
		await database('directus_permissions').insert(actions.map((action) => ({ policy: id, collection: table.name, action, fields: '*' })));
		await database('directus_access').insert(roles.map((role) => ({ id: randomUUID(), role, policy: id })));
		made.push({ id, name, roles });
	}
	return made;
}
