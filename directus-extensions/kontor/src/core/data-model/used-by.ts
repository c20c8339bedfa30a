/** What depends on a table or a field: for the refusal to delete it. Counted when somebody tries, so that it is true of this database. */
import type { Relation } from '@directus/types';
import type { Knex } from 'knex';
import { LABELS } from '../../generated/labels.js';
import type { SchemaOverview } from '../context.js';
import type { Words } from '../errors/reasons.js';

interface Where {
	knex: Knex;
	schema: SchemaOverview;
}

const COUNTED: readonly [key: string, one: Words, many: Words][] = [
	[
		'rules',
		{ de: 'eine Regel der Datenbank', en: 'one rule of the database' },
		{ de: 'Regeln der Datenbank', en: 'rules of the database' },
	],
	['rights', { de: 'ein Recht', en: 'one right' }, { de: 'Rechte', en: 'rights' }],
	['bookmarks', { de: 'ein Lesezeichen', en: 'one bookmark' }, { de: 'Lesezeichen', en: 'bookmarks' }],
	['panels', { de: 'eine Kachel in Insights', en: 'one panel in Insights' }, { de: 'Kacheln in Insights', en: 'panels in Insights' }],
	['flows', { de: 'ein Knopf oder Ablauf', en: 'one button or flow' }, { de: 'Knöpfe und Abläufe', en: 'buttons and flows' }],
];

export async function usedBy({ knex, schema }: Where, collection: string, field?: string): Promise<Words> {
	const tables = tablesAround(schema.relations, collection, field);
	const counts = await countUses(knex, collection, field);
	const parts = (language: 'de' | 'en') => [
		...(tables.length > 0 ? [listed(tables, language)] : []),
		...COUNTED.flatMap(([key, one, many]) => {
			const count = Number(counts[key] ?? 0);
			return count === 0 ? [] : [count === 1 ? one[language] : `${count} ${many[language]}`];
		}),
	];
	const kontor = { de: 'Kontors Programm', en: "Kontor's program" };
	return { de: sentence([kontor.de, ...parts('de')], 'und'), en: sentence([kontor.en, ...parts('en')], 'and') };
}

/** The tables whose rows point at it, or that it points at. */
function tablesAround(relations: readonly Relation[], collection: string, field?: string): string[] {
	const around = relations.flatMap((relation) => {
		const isAimedAt = relation.related_collection === collection && (!field || relation.meta?.one_field === field);
		const isAiming = field !== undefined && relation.collection === collection && relation.field === field;
		if (isAimedAt) return [relation.collection];
		return isAiming && relation.related_collection ? [relation.related_collection] : [];
	});
	return [...new Set(around)].filter((name) => name !== collection && !name.startsWith('directus_')).sort();
}

function listed(tables: string[], language: 'de' | 'en'): string {
	const names = tables.slice(0, 5).map((table) => LABELS[table]?.singular[language] ?? table);
	const more = tables.length - names.length;
	const rest = more > 0 ? (language === 'de' ? ` und ${more} weitere` : ` and ${more} more`) : '';
	const one = language === 'de' ? 'die Tabelle' : 'the table';
	const many = language === 'de' ? 'die Tabellen' : 'the tables';
	return `${tables.length === 1 ? one : many} ${names.join(', ')}${rest}`;
}

const sentence = (parts: string[], and: string): string =>
	parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} ${and} ${parts.at(-1)}`;

async function countUses(knex: Knex, collection: string, field?: string): Promise<Record<string, string>> {
	// A field is named as a word of its own in quotes, in a list, or in a path; without a field, whatever is about the table counts.
	const named = field === undefined ? '' : `(^|[^a-z0-9_])${field}([^a-z0-9_]|$)`;
	const { rows } = await knex.raw(
		`select
			(select count(*) from pg_constraint k where k.conrelid = to_regclass(format('public.%I', cast(:collection as text))) and k.contype in ('c', 'u')
				and (cast(:field as text) is null or exists (select 1 from pg_attribute a where a.attrelid = k.conrelid and a.attname = :field and a.attnum = any (k.conkey)))) as rules,
			(select count(*) from directus_permissions where collection = :collection
				and concat_ws(' ', fields, permissions::text, validation::text, presets::text) ~ :named) as rights,
			(select count(*) from directus_presets where collection = :collection and bookmark is not null
				and concat_ws(' ', filter::text, layout_query::text, layout_options::text) ~ :named) as bookmarks,
			(select count(*) from directus_panels where options::jsonb ->> 'collection' = :collection and options::text ~ :named) as panels,
			(select count(*) from directus_flows f where (f.options::jsonb -> 'collections') ? :collection
				and concat_ws(' ', f.options::text, (select string_agg(o.options::text, ' ') from directus_operations o where o.flow = f.id)) ~ :named) as flows`
			// Knex takes a question mark for a value.
			.replace("'collections') ? ", "'collections') \\? "),
		{ collection, field: field ?? null, named },
	);
	return rows[0];
}
