-- Helpers: what makes the files after this one idempotent. They live in a schema of their own, out of Studio's sight.

create extension if not exists pg_trgm;
create extension if not exists btree_gist;

-- Tables of organizations: every table with an organization_id that is required.
create or replace view kontor_system.tenant_tables as
	select c.oid::regclass as tbl, c.relname::text as name
	from pg_attribute a join pg_class c on c.oid = a.attrelid
	where a.attname = 'organization_id' and a.attnotnull and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace;

-- Which checks this run asked for. Those of an earlier version that nobody asks for any more are dropped at the end (last/04-leftovers.sql).
create temp table kontor_checks_asked (tbl regclass, name text) on commit drop;

create or replace function kontor_system.ask_for_check(tbl regclass, name text) returns void language plpgsql as $$
begin
	-- While the server runs there is no such table: then only checks of new columns are made.
	if to_regclass('pg_temp.kontor_checks_asked') is not null then
		insert into pg_temp.kontor_checks_asked values (tbl, name);
	end if;
end $$;

-- A check of every row. Its condition is kept in the constraint's comment, so that it is made again only when that changes.
create or replace function kontor_system.ensure_check(tbl regclass, name text, condition text) returns void language plpgsql as $$
declare
	key text;
	broken bigint;
	ids text[];
begin
	perform kontor_system.ask_for_check(tbl, name);
	if exists (select 1 from pg_constraint where conrelid = tbl and conname = name) then
		if (select obj_description(oid, 'pg_constraint') from pg_constraint where conrelid = tbl and conname = name) = md5(condition) then
			return;
		end if;
		execute format('alter table %s drop constraint %I', tbl, name);
	end if;
	-- While a version is applied, rows that break its rules are collected, so that all are reported at once
	-- (scripts/snapshot/broken-rules.ts).
	if current_setting('kontor.gather', true) = 'on' then
		select a.attname into key from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0] where i.indisprimary and i.indrelid = tbl;
		execute format('select count(*), (array_agg(%1$I::text order by %1$I::text))[1:10] from %2$s where not (%3$s)', coalesce(key, 'ctid'), tbl, condition) into broken, ids;
		if broken > 0 then
			insert into kontor_broken values (tbl::text, format('%s [%s]', condition, name), broken, ids);
			return;
		end if;
	end if;
	execute format('alter table %s add constraint %I check (%s)', tbl, name, condition);
	execute format('comment on constraint %I on %s is %L', name, tbl, md5(condition));
end $$;

-- Triggers are made again each time. Those that no file makes any more are dropped at the end (last/04-leftovers.sql).
create temp table kontor_triggers_before on commit drop as select oid as id from pg_trigger where tgname like 'kontor\_%';

-- Before a row is written, triggers run in the order of their names: that is what the number is for (README.md).
create or replace function kontor_system.ensure_trigger(tbl regclass, name text, moment text, call text) returns void language plpgsql as $$
begin
	if moment ~ '^before' and name !~ '^kontor_[1-8]_' then
		raise exception 'The name of % on % does not say when it runs: see snapshots/guards/README.md', name, tbl;
	end if;
	execute format('drop trigger if exists %I on %s', name, tbl);
	execute format('create trigger %I %s on %s for each row execute function %s', name, moment, tbl, call);
end $$;

-- At the end of the transaction.
create or replace function kontor_system.ensure_deferred_trigger(tbl regclass, name text, moment text, call text) returns void language plpgsql as $$
begin
	execute format('drop trigger if exists %I on %s', name, tbl);
	execute format('create constraint trigger %I %s on %s deferrable initially deferred for each row execute function %s', name, moment, tbl, call);
end $$;

-- Once for a statement: its rows are `added` (as they are now) and `removed` (as they were).
create or replace function kontor_system.ensure_statement_trigger(tbl regclass, name text, moment text, call text) returns void language plpgsql as $$
declare
	rows constant text := case moment when 'after insert' then 'referencing new table as added' when 'after delete' then 'referencing old table as removed'
		when 'after update' then 'referencing new table as added old table as removed' else '' end;
begin
	execute format('drop trigger if exists %I on %s', name, tbl);
	execute format('create trigger %I %s on %s %s for each statement execute function %s', name, moment, tbl, rows, call);
end $$;

-- Directus makes `json` columns; `jsonb` is what indexes and comparisons need.
do $$
declare col record;
begin
	for col in
		select table_name, column_name, column_default from information_schema.columns c
		where table_schema = 'public' and data_type = 'json' and table_name not like 'directus\_%'
	loop
		execute format('alter table public.%I alter column %I drop default', col.table_name, col.column_name);
		execute format('alter table public.%I alter column %I type jsonb using %I::jsonb', col.table_name, col.column_name, col.column_name);
		if col.column_default is not null then
			execute format('alter table public.%I alter column %I set default %s', col.table_name, col.column_name, replace(col.column_default, '::json', '::jsonb'));
		end if;
	end loop;
end $$;
