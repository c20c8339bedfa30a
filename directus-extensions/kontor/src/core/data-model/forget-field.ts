/**
 * When a field of one's own is deleted, bookmarks and templates that name it go on without it: Studio would otherwise ask for a field
 * that is gone, and whole lists would be refused. A right whose rule names it must be changed by a person first: without the condition it
 * would show more rows, or fewer.
 */
import { kontorError } from '../errors/errors.js';
import type { Where } from './protect-model.js';
import { filterNames, settingsWithout, type Target, templateWithout, withoutField } from './rules/field-uses.js';
import { nameOf } from './shipped.js';

type Row = Record<string, any>;

const parsed = (value: unknown): unknown => (typeof value === 'string' ? JSON.parse(value) : value);
const targetOf = (schema: Where['schema'], collection: string, field: string): Target => ({
	collection,
	field,
	relations: schema.relations,
});
const mentions = (field: string) => `%${field.replace(/[\\%_]/g, '\\$&')}%`;

export async function assertNoRightDependsOn({ knex, schema }: Where, collection: string, field: string): Promise<void> {
	const target = targetOf(schema, collection, field);
	const rows: Row[] = await knex('directus_permissions as p')
		.join('directus_policies as o', 'o.id', 'p.policy')
		.select('p.collection', 'p.permissions', 'p.validation', 'p.presets', 'o.name')
		.whereRaw("concat_ws(' ', p.permissions::text, p.validation::text, p.presets::text) like ?", [mentions(field)]);
	const depending = rows.filter(
		(row) =>
			[row['permissions'], row['validation']].some((rule) => filterNames(parsed(rule), row['collection'], target)) ||
			(row['collection'] === collection && Object.hasOwn((parsed(row['presets']) ?? {}) as Row, field)),
	);
	if (depending.length === 0) return;
	const policies = [...new Set(depending.map(({ name }) => `„${String(name).replace(/^\$t:/, '')}“`))].join(', ');
	throw kontorError('FIELD_DECIDES_RIGHTS', { what: nameOf(collection, field), policies });
}

export async function forgetField({ knex, schema }: Where, collection: string, field: string): Promise<void> {
	const target = targetOf(schema, collection, field);
	const like = mentions(field);
	const update = async (table: string, key: string, row: Row, changed: Row) => {
		const different = Object.entries(changed).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(parsedOf(row[name])));
		if (different.length === 0) return;
		await knex(table)
			.where({ [key]: row[key] })
			.update(
				Object.fromEntries(different.map(([name, value]) => [name, value && typeof value === 'object' ? JSON.stringify(value) : value])),
			);
	};

	const presets: Row[] = await knex('directus_presets').whereRaw(
		"concat_ws(' ', filter::text, layout_query::text, layout_options::text) like ?",
		[like],
	);
	for (const preset of presets)
		await update('directus_presets', 'id', preset, {
			filter: withoutField(parsed(preset['filter']), preset['collection'], target) ?? null,
			layout_query: settingsWithout(parsed(preset['layout_query']), preset['collection'], target),
			layout_options: settingsWithout(parsed(preset['layout_options']), preset['collection'], target),
		});

	const collections: Row[] = await knex('directus_collections').where('display_template', 'like', like);
	for (const row of collections)
		await update('directus_collections', 'collection', row, {
			display_template: templateWithout(row['display_template'], row['collection'], target) || null,
		});

	const fields: Row[] = await knex('directus_fields').whereRaw("concat_ws(' ', options::text, display_options::text) like ?", [like]);
	for (const row of fields) {
		const related = relatedTo(schema, row['collection'], row['field']);
		if (related)
			await update('directus_fields', 'id', row, {
				options: templatesWithout(parsed(row['options']), related, target),
				display_options: templatesWithout(parsed(row['display_options']), related, target),
			});
	}
}

const parsedOf = (value: unknown): unknown => {
	try {
		return parsed(value);
	} catch {
		return value;
	}
};

function relatedTo({ relations }: Where['schema'], collection: string, field: string): string | undefined {
	for (const relation of relations) {
		if (relation.collection === collection && relation.field === field) return relation.related_collection ?? undefined;
		if (relation.related_collection === collection && relation.meta?.one_field === field) return relation.collection;
	}
	return undefined;
}

/** Of a relation's settings: the template of its rows, the columns of its table, its filter. */
function templatesWithout(options: unknown, related: string, target: Target): unknown {
	if (typeof options !== 'object' || options === null) return options;
	const { template, fields, filter, ...rest } = options as Row;
	return {
		...rest,
		...(template === undefined
			? {}
			: { template: typeof template === 'string' ? templateWithout(template, related, target) || null : template }),
		...(fields === undefined ? {} : { fields: settingsWithout(fields, related, target) }),
		...(filter === undefined ? {} : { filter: withoutField(filter, related, target) ?? null }),
	};
}
