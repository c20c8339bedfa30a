/**
 * The schema of a database as statements that create it again, read from Postgres' own catalogue: what pg_dump does, which is not among
 * the binaries that npm brings. A kind of object that is not known here is refused by name, so that no backup silently leaves
 * something out.
 */
import type pg from 'pg';

type Client = Pick<pg.ClientBase, 'query'>;

export interface Table {
	/** Quoted, with its schema. */
	name: string;
	/** What a row is copied as: generated columns are worked out anew. */
	columns: string[];
}

export interface Catalogue {
	/** Before the rows: types, sequences, functions, tables. */
	before: string[];
	tables: Table[];
	/** After them: keys, checks, indexes, triggers, views, comments. */
	after: string[];
	/** Where each sequence stands. */
	sequences: { name: string; last: string; isCalled: boolean }[];
	/** Kinds of things that a backup can't hold. */
	unknown: string[];
}

/** Without this, names in definitions lack their schema where it is on the path. */
export const WITH_FULL_NAMES = "set local search_path = ''";

export async function readCatalogue(client: Client): Promise<Catalogue> {
	const list = async (sql: string): Promise<string[]> => (await client.query({ text: sql, rowMode: 'array' })).rows.map(([text]) => text);
	const tables = (await client.query(TABLES)).rows;
	const names = await list(SEQUENCE_NAMES);
	const sequences = [];
	for (const name of names) {
		const { rows } = await client.query(`select last_value::text as last, is_called from ${name}`);
		sequences.push({ name, last: rows[0].last, isCalled: rows[0].is_called });
	}
	const before = [];
	for (const sql of BEFORE) before.push(...(await list(sql)));
	const after = [];
	for (const sql of AFTER) after.push(...(await list(sql)));
	return {
		before,
		tables: tables.map(({ name, columns }) => ({ name, columns })),
		after,
		sequences,
		unknown: await list(UNKNOWN),
	};
}

/** Nothing of Postgres itself, nothing that an extension brings. */
const ours = (schema: string, catalogue: string, oid: string) =>
	`${schema} !~ '^pg_' and ${schema} <> 'information_schema'
	and not exists (select 1 from pg_catalog.pg_depend d where d.classid = 'pg_catalog.${catalogue}'::regclass and d.objid = ${oid} and d.deptype = 'e')`;
const CLASS = `pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace`;
const NAME = `format('%I.%I', n.nspname, c.relname)`;
const OURS = ours('n.nspname', 'pg_class', 'c.oid');
const IN_ORDER = 'order by n.nspname, c.relname';

const OPTIONS = `format('increment by %s minvalue %s maxvalue %s start with %s cache %s%s', q.seqincrement, q.seqmin, q.seqmax, q.seqstart, q.seqcache, case when q.seqcycle then ' cycle' else '' end)`;
const COLUMN = `format('%I %s', a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod))
	|| coalesce((select format(' collate %I.%I', cn.nspname, o.collname) from pg_catalog.pg_collation o join pg_catalog.pg_namespace cn on cn.oid = o.collnamespace
		join pg_catalog.pg_type t on t.oid = a.atttypid where o.oid = a.attcollation and o.oid <> t.typcollation), '')
	|| case when a.attgenerated <> '' then format(' generated always as (%s) %s', pg_catalog.pg_get_expr(d.adbin, d.adrelid), case a.attgenerated when 's' then 'stored' else 'virtual' end)
		when a.attidentity <> '' then format(' generated %s as identity (sequence name %s %s)', case a.attidentity when 'a' then 'always' else 'by default' end,
			pg_catalog.pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname), (select ${OPTIONS} from pg_catalog.pg_sequence q
				where q.seqrelid = pg_catalog.pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname)::regclass))
		when d.adbin is not null then ' default ' || pg_catalog.pg_get_expr(d.adbin, d.adrelid) else '' end
	|| case when a.attnotnull then ' not null' else '' end`;
const COLUMNS = `(select string_agg(${COLUMN}, ', ' order by a.attnum)
	from pg_catalog.pg_attribute a left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)`;

const TABLES = `select ${NAME} as name, (select coalesce(array_agg(a.attname::text order by a.attnum), '{}') from pg_catalog.pg_attribute a
		where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
	from ${CLASS} where c.relkind = 'r' and ${OURS} ${IN_ORDER}`;
const SEQUENCE_NAMES = `select ${NAME} from ${CLASS} where c.relkind = 'S' and ${OURS} ${IN_ORDER}`;

const IS_IDENTITY = `exists (select 1 from pg_catalog.pg_depend i where i.classid = 'pg_catalog.pg_class'::regclass and i.objid = c.oid and i.deptype = 'i')`;

const BEFORE = [
	`select format('create schema if not exists %I', nspname) from pg_catalog.pg_namespace n where ${ours('n.nspname', 'pg_namespace', 'n.oid')} order by nspname`,
	`select format('create extension if not exists %I with schema %I', e.extname, n.nspname) from pg_catalog.pg_extension e
		join pg_catalog.pg_namespace n on n.oid = e.extnamespace where e.extname <> 'plpgsql' order by e.extname`,
	`select format('create type %I.%I as enum (%s)', n.nspname, t.typname, (select string_agg(quote_literal(enumlabel), ', ' order by enumsortorder) from pg_catalog.pg_enum where enumtypid = t.oid))
		from pg_catalog.pg_type t join pg_catalog.pg_namespace n on n.oid = t.typnamespace where t.typtype = 'e' and ${ours('n.nspname', 'pg_type', 't.oid')} order by n.nspname, t.typname`,
	`select format('create domain %I.%I as %s%s%s%s', n.nspname, t.typname, pg_catalog.format_type(t.typbasetype, t.typtypmod), coalesce(' default ' || t.typdefault, ''),
			case when t.typnotnull then ' not null' else '' end, (select string_agg(format(' constraint %I %s', k.conname, pg_catalog.pg_get_constraintdef(k.oid)), '' order by k.conname)
				from pg_catalog.pg_constraint k where k.contypid = t.oid and k.contype = 'c'))
		from pg_catalog.pg_type t join pg_catalog.pg_namespace n on n.oid = t.typnamespace where t.typtype = 'd' and ${ours('n.nspname', 'pg_type', 't.oid')} order by n.nspname, t.typname`,
	`select format('create type %s as (%s)', ${NAME}, (select string_agg(format('%I %s', a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod)), ', ' order by a.attnum)
		from pg_catalog.pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)) from ${CLASS} where c.relkind = 'c' and ${OURS} ${IN_ORDER}`,
	`select format('create sequence %s as %s %s', ${NAME}, pg_catalog.format_type(q.seqtypid, null), ${OPTIONS})
		from ${CLASS} join pg_catalog.pg_sequence q on q.seqrelid = c.oid where ${OURS} and not ${IS_IDENTITY} ${IN_ORDER}`,
	`select pg_catalog.pg_get_functiondef(p.oid) from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
		where p.prokind in ('f', 'p') and ${ours('n.nspname', 'pg_proc', 'p.oid')} order by n.nspname, p.proname, pg_catalog.pg_get_function_identity_arguments(p.oid)`,
	`select format('create %stable %s (%s)%s%s', case c.relpersistence when 'u' then 'unlogged ' else '' end, ${NAME}, ${COLUMNS},
			case when c.relkind = 'p' then ' partition by ' || pg_catalog.pg_get_partkeydef(c.oid) else '' end, ' with (' || array_to_string(c.reloptions, ', ') || ')')
		from ${CLASS} where c.relkind in ('r', 'p') and ${OURS} ${IN_ORDER}`,
];

const constraints = (types: string, which = '') =>
	`select format('alter table only %s add constraint %I %s', ${NAME}, k.conname, pg_catalog.pg_get_constraintdef(k.oid))
		from pg_catalog.pg_constraint k join pg_catalog.pg_class c on c.oid = k.conrelid join pg_catalog.pg_namespace n on n.oid = c.relnamespace
		where k.contype in (${types}) and ${OURS} ${which} order by n.nspname, c.relname, k.conname`;

const AFTER = [
	`select format('alter sequence %s owned by %I.%I.%I', ${NAME}, tn.nspname, t.relname, a.attname) from ${CLASS}
		join pg_catalog.pg_depend o on o.classid = 'pg_catalog.pg_class'::regclass and o.objid = c.oid and o.deptype = 'a' and o.refclassid = 'pg_catalog.pg_class'::regclass
		join pg_catalog.pg_class t on t.oid = o.refobjid join pg_catalog.pg_namespace tn on tn.oid = t.relnamespace
		join pg_catalog.pg_attribute a on a.attrelid = t.oid and a.attnum = o.refobjsubid where c.relkind = 'S' and ${OURS} ${IN_ORDER}`,
	constraints("'c'"),
	constraints("'p', 'u', 'x'"),
	`select format('alter table only %s attach partition %s %s', i.inhparent::regclass, ${NAME}, pg_catalog.pg_get_expr(c.relpartbound, c.oid))
		from ${CLASS} join pg_catalog.pg_inherits i on i.inhrelid = c.oid where c.relkind in ('r', 'p') and c.relispartition and ${OURS} ${IN_ORDER}`,
	`select pg_catalog.pg_get_indexdef(c.oid) from ${CLASS} where c.relkind in ('i', 'I') and ${OURS}
		and not exists (select 1 from pg_catalog.pg_constraint k where k.conindid = c.oid and k.contype in ('p', 'u', 'x')) ${IN_ORDER}`,
	`select format('alter index %s attach partition %s', i.inhparent::regclass, ${NAME})
		from ${CLASS} join pg_catalog.pg_inherits i on i.inhrelid = c.oid where c.relkind in ('i', 'I') and ${OURS} ${IN_ORDER}`,
	constraints("'f'", 'and k.conparentid = 0'),
	`select format('create %sview %s%s as %s', case c.relkind when 'm' then 'materialized ' else '' end, ${NAME}, ' with (' || array_to_string(c.reloptions, ', ') || ')',
			rtrim(pg_catalog.pg_get_viewdef(c.oid), ';')) from ${CLASS} where c.relkind in ('v', 'm') and ${OURS} ${IN_ORDER}`,
	`select pg_catalog.pg_get_statisticsobjdef(s.oid) from pg_catalog.pg_statistic_ext s join pg_catalog.pg_namespace n on n.oid = s.stxnamespace
		where ${ours('n.nspname', 'pg_statistic_ext', 's.oid')} order by n.nspname, s.stxname`,
	`select pg_catalog.pg_get_ruledef(r.oid) from pg_catalog.pg_rewrite r join pg_catalog.pg_class c on c.oid = r.ev_class join pg_catalog.pg_namespace n on n.oid = c.relnamespace
		where r.rulename <> '_RETURN' and ${OURS} order by n.nspname, c.relname, r.rulename`,
	`select pg_catalog.pg_get_triggerdef(t.oid) from pg_catalog.pg_trigger t join pg_catalog.pg_class c on c.oid = t.tgrelid join pg_catalog.pg_namespace n on n.oid = c.relnamespace
		where not t.tgisinternal and t.tgparentid = 0 and ${OURS} order by n.nspname, c.relname, t.tgname`,
	`select format('alter table %s %s trigger %I', ${NAME}, case t.tgenabled when 'D' then 'disable' when 'R' then 'enable replica' else 'enable always' end, t.tgname)
		from pg_catalog.pg_trigger t join pg_catalog.pg_class c on c.oid = t.tgrelid join pg_catalog.pg_namespace n on n.oid = c.relnamespace
		where not t.tgisinternal and t.tgenabled <> 'O' and ${OURS} order by n.nspname, c.relname, t.tgname`,
	// What a guard compares itself with stands in a comment (snapshots/guards/first/01-helpers.sql).
	`select format('comment on %s %s is %L', case when i.type like '% column' then 'column' when i.type = 'table constraint' then 'constraint' else i.type end, i.identity, d.description)
		from pg_catalog.pg_description d, pg_catalog.pg_identify_object(d.classoid, d.objoid, d.objsubid) i
		where d.classoid in ('pg_catalog.pg_class'::regclass, 'pg_catalog.pg_constraint'::regclass, 'pg_catalog.pg_proc'::regclass, 'pg_catalog.pg_type'::regclass, 'pg_catalog.pg_trigger'::regclass)
			and coalesce(i.schema, (pg_catalog.pg_identify_object_as_address(d.classoid, d.objoid, d.objsubid)).object_names[1]) !~ '^(pg_|information_schema$)'
			and not exists (select 1 from pg_catalog.pg_depend e where e.classid = d.classoid and e.objid = d.objoid and e.deptype = 'e')
		order by i.type, i.identity`,
];

const extra = (what: string, catalogue: string, name: string, schema?: string) =>
	`select format('${what} %s', x.${name}) from pg_catalog.${catalogue} x ${schema ? `join pg_catalog.pg_namespace n on n.oid = x.${schema}` : ''}
		where ${schema ? ours('n.nspname', catalogue, 'x.oid') : `x.oid >= 16384 and not exists (select 1 from pg_catalog.pg_depend d where d.classid = 'pg_catalog.${catalogue}'::regclass and d.objid = x.oid and d.deptype = 'e')`}`;

const UNKNOWN = [
	`select format('%s %s', case c.relkind when 'f' then 'foreign table' else 'inheriting table' end, ${NAME}) from ${CLASS}
		where ${OURS} and (c.relkind = 'f' or (c.relkind in ('r', 'p') and not c.relispartition and exists (select 1 from pg_catalog.pg_inherits i where i.inhrelid = c.oid)))`,
	`select format('row security on %s', ${NAME}) from ${CLASS} where ${OURS} and c.relrowsecurity`,
	`select format('aggregate or window function %I.%I', n.nspname, p.proname) from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
		where p.prokind not in ('f', 'p') and ${ours('n.nspname', 'pg_proc', 'p.oid')}`,
	`select format('type %I.%I', n.nspname, t.typname) from pg_catalog.pg_type t join pg_catalog.pg_namespace n on n.oid = t.typnamespace
		where (t.typtype = 'r' or (t.typtype = 'b' and t.typelem = 0)) and ${ours('n.nspname', 'pg_type', 't.oid')}`,
	extra('operator', 'pg_operator', 'oprname', 'oprnamespace'),
	extra('operator class', 'pg_opclass', 'opcname', 'opcnamespace'),
	extra('collation', 'pg_collation', 'collname', 'collnamespace'),
	extra('text search configuration', 'pg_ts_config', 'cfgname', 'cfgnamespace'),
	extra('text search dictionary', 'pg_ts_dict', 'dictname', 'dictnamespace'),
	extra('event trigger', 'pg_event_trigger', 'evtname'),
	extra('publication', 'pg_publication', 'pubname'),
	extra('foreign server', 'pg_foreign_server', 'srvname'),
	extra('cast', 'pg_cast', 'oid'),
	`select format('large object %s', oid) from pg_catalog.pg_largeobject_metadata`,
].join('\nunion all\n');
