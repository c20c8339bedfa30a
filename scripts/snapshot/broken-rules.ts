/**
 * Which rows break the rules that a version brings: all of them at once, so that an operator who upgrades does not find one more
 * broken rule with every attempt. Checks are gathered by `ensure_check` (snapshots/guards/first/01-helpers.sql).
 */
import type { Knex } from 'knex';
import { Advice } from '../lib/fail.ts';
import type { Snapshot } from './schema-files.ts';

export interface Broken {
	tbl: string;
	rule: string;
	count: number;
	/** The keys of the first rows. */
	ids: string[];
}

const SHOWN = 10;

export const GATHER =
	"create temp table kontor_broken (tbl text, rule text, count bigint, ids text[]) on commit drop; set local kontor.gather = 'on'";

export const gathered = async (trx: Knex): Promise<Broken[]> =>
	(await trx.raw('select tbl, rule, count::int, ids from kontor_broken order by tbl, rule')).rows;

/** A rule that two guards ask for is told once. */
export function advice(found: Broken[]): Advice {
	const broken = found.filter((one, index) => found.findIndex((other) => other.tbl === one.tbl && other.rule === one.rule) === index);
	return new Advice(
		`Rows of yours break ${broken.length === 1 ? 'a rule' : `${broken.length} rules`} of this version. No row was changed.\n${broken
			.map(
				({ tbl, rule, count, ids }) =>
					`  - ${tbl}: ${rule}\n    ${count} ${count === 1 ? 'row' : 'rows'}: ${ids.join(', ')}${count > ids.length ? ', …' : ''}`,
			)
			.join('\n')}`,
		'Demo data of an earlier version: npm run reset, then npm start. Your own data: start the version before, correct these rows, upgrade again ("Upgrade" in docs/guide-operators.md).',
	);
}

interface UniqueIndex {
	statement: string;
	name: string;
	table: string;
	columns: string[];
	where: string | undefined;
}

/** As the guards write them. */
export function uniqueIndexes(sql: string): UniqueIndex[] {
	return [...sql.matchAll(/create unique index if not exists (\w+) on (\w+) \((.*?)\)( where ([^;]*))?;/gs)].map(
		([statement, name, table, columns, , where]) => ({
			statement,
			name: name!,
			table: table!,
			columns: atTopLevel(columns!),
			where,
		}),
	);
}

/** `a, lower(coalesce(b, c))` has two parts. */
function atTopLevel(list: string): string[] {
	const parts = [''];
	let depth = 0;
	for (const character of list) {
		depth += character === '(' ? 1 : character === ')' ? -1 : 0;
		if (character === ',' && depth === 0) parts.push('');
		else parts[parts.length - 1] += character;
	}
	return parts.map((part) => part.trim());
}

/** Rows that would violate a unique index. */
export async function repeatedRows(trx: Knex, index: UniqueIndex): Promise<Broken[]> {
	const exists = (await trx.raw('select to_regclass(?) is not null as yes', [`public.${index.name}`])).rows[0].yes;
	if (exists) return [];
	const given = [...(index.where ? [`(${index.where})`] : []), ...index.columns.map((column) => `(${column}) is not null`)].join(' and ');
	return rowsWhere(
		trx,
		index.table,
		`select * from (select t.*, count(*) over (partition by ${index.columns.join(', ')}) as kontor_times from ${index.table} t where ${given}) r where kontor_times > 1`,
		`only one row each of (${index.columns.join(', ')})${index.where ? ` where ${index.where}` : ''} [${index.name}]`,
	);
}

/** What the data model itself requires of existing rows: not null, unique, a valid reference. */
export async function brokenByModel(database: Knex, current: Snapshot, wanted: Snapshot): Promise<Broken[]> {
	const fields = new Map(current.fields.map((field) => [`${field.collection}.${field.field}`, field]));
	const relations = new Set(current.relations.filter(({ schema }) => schema).map(({ collection, field }) => `${collection}.${field}`));
	const tables = new Set(current.collections.filter(({ schema }) => schema).map(({ collection }) => collection));
	const broken: Broken[] = [];
	for (const { collection, field, schema } of wanted.fields) {
		const before = fields.get(`${collection}.${field}`);
		if (!schema || !tables.has(collection)) continue;
		const column = quoted(field);
		if (!schema.is_nullable && !schema.is_primary_key && (before?.schema?.is_nullable ?? (schema.default_value ?? null) === null))
			broken.push(
				...(await rowsWhere(
					database,
					collection,
					`select * from ${quoted(collection)} t${before ? ` where ${column} is null` : ''}`,
					`${field} must have a value`,
				)),
			);
		if (before && schema.is_unique && !before.schema?.is_unique)
			broken.push(
				...(await rowsWhere(
					database,
					collection,
					`select * from (select t.*, count(*) over (partition by ${column}) as kontor_times from ${quoted(collection)} t where ${column} is not null) r where kontor_times > 1`,
					`only one row each of (${field})`,
				)),
			);
	}
	for (const { collection, field, related_collection: target, schema } of wanted.relations)
		if (schema && !relations.has(`${collection}.${field}`) && fields.get(`${collection}.${field}`)?.schema && tables.has(target))
			broken.push(
				...(await rowsWhere(
					database,
					collection,
					`select * from ${quoted(collection)} t where ${quoted(field)} is not null and not exists (select 1 from ${quoted(target)} r where r.id = t.${quoted(field)})`,
					`${field} must refer to a row of ${target}`,
				)),
			);
	return broken;
}

async function rowsWhere(database: Knex, table: string, query: string, rule: string): Promise<Broken[]> {
	const key = (
		await database.raw(
			'select a.attname as name from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0] where i.indisprimary and i.indrelid = to_regclass(?)',
			[quoted(table)],
		)
	).rows[0]?.name;
	const id = key ? `r.${quoted(key)}::text` : 'null';
	const sql = `select count(*)::int as count, coalesce((array_agg(${id} order by ${id}))[1:${SHOWN}], '{}') as ids from (${query}) r`;
	const { count, ids } = (await database.raw(sql.replaceAll('?', '\\?'))).rows[0];
	return count > 0 ? [{ tbl: table, rule, count, ids }] : [];
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
