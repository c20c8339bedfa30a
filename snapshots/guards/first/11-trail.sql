-- Trail (directus_activity, directus_revisions): an entry belongs to the organization of the row that it is about, whoever acted, and
-- changes by the database itself are noted, too (docs/decisions/0023-trail-by-row.md).

create index if not exists idx_directus_activity_organization on directus_activity (organization_id, timestamp);
create index if not exists idx_directus_activity_item on directus_activity (item, collection);

-- Deleted rows: to which organization and to whom they belonged.
create table if not exists kontor_system.gone_rows (
	collection text not null,
	item text not null,
	organization_id uuid,
	is_private boolean not null,
	private_to uuid,
	primary key (collection, item)
);

-- Tables with rows that not everybody in the organization sees. Modules name the table, the column with the person who still sees such
-- a row, and the column that makes a row private (none: every row is private).
create table if not exists kontor_system.private_tables (name text primary key, seen_by text not null, only_if text);
truncate kontor_system.private_tables;

-- Whether a row is private, and who still sees it.
create or replace function kontor_system.privacy_of(collection text, r jsonb, out is_private boolean, out private_to uuid) language sql stable as $$
	select p.name is not null and coalesce(p.only_if is null or (r ->> p.only_if)::boolean, false), (r ->> p.seen_by)::uuid
	from (values (collection)) asked (name) left join kontor_system.private_tables p on p.name = asked.name
$$;

-- A row that becomes private takes its past along, and one that is opened, too.
create or replace function kontor_system.privacy_changed() returns trigger language plpgsql as $$
declare p record := kontor_system.privacy_of(tg_table_name, to_jsonb(new));
begin
	update directus_activity a set is_private = p.is_private, private_to = p.private_to
	where a.item = new.id::text and a.collection = tg_table_name and (a.is_private, a.private_to) is distinct from (p.is_private, p.private_to);
	return null;
end $$;

-- Called by the module that has such rows.
create or replace function kontor_system.ensure_private(tbl regclass, seen_by text, only_if text default null) returns void language plpgsql as $$
begin
	insert into kontor_system.private_tables select relname, seen_by, only_if from pg_class where oid = tbl;
	perform kontor_system.ensure_trigger(tbl, 'kontor_privacy', 'after update of ' || concat_ws(', ', only_if, seen_by), 'kontor_system.privacy_changed()');
end $$;

-- What an entry of the trail takes from its row. If nothing, only administrators see the entry.
create or replace function kontor_system.scope_of(collection text, item text, out organization_id uuid, out is_private boolean, out private_to uuid) language plpgsql as $$
declare
	tbl regclass := to_regclass(format('public.%I', collection));
	key record;
	found_row jsonb;
	gone kontor_system.gone_rows;
begin
	is_private := false;
	if tbl is null or item is null or collection in ('directus_activity', 'directus_revisions') then return; end if;
	if collection <> 'organizations' and not exists (select 1 from pg_attribute a where a.attrelid = tbl and a.attname = 'organization_id' and not a.attisdropped) then return; end if;
	select a.attname as name, format_type(a.atttypid, null) as type into key from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
	where i.indrelid = tbl and i.indisprimary;
	begin
		execute format('select to_jsonb(r) from %s r where %I = $1::%s', tbl, key.name, key.type) into found_row using item;
	exception when data_exception then
		return;
	end;
	if found_row is null then
		select * into gone from kontor_system.gone_rows g where g.collection = $1 and g.item = $2;
		-- The organization may be deleted, too.
		select o.id into organization_id from organizations o where o.id = gone.organization_id;
		is_private := coalesce(gone.is_private, false);
		private_to := gone.private_to;
		return;
	end if;
	organization_id := case collection when 'organizations' then found_row ->> 'id' else found_row ->> 'organization_id' end;
	select p.is_private, p.private_to into is_private, private_to from kontor_system.privacy_of(collection, found_row) p;
end $$;

create or replace function kontor_system.is_administrator(person uuid) returns boolean language sql stable as $$
	select exists (select 1 from directus_users u join directus_access x on x."user" = u.id or x.role = u.role join directus_policies p on p.id = x.policy
		where u.id = person and p.admin_access)
$$;

-- For an unknown row: the organization of whoever acted, unless that is an administrator, who may act in any.
create or replace function kontor_system.scope_of_actor(collection text, actor uuid) returns uuid language sql stable as $$
	select u.organization_id from directus_users u
	where u.id = actor and exists (select 1 from kontor_system.tenant_tables t where t.name = $1) and not kontor_system.is_administrator(actor)
$$;

-- Who acts: a verb and a job say so at the start (core/trail/audit.ts). Otherwise it is whoever Directus notes in the same transaction,
-- before or after; if nobody is, somebody wrote plain SQL, and the entry says in which transaction.
create or replace function kontor_system.actor() returns jsonb language sql stable as $$
	select coalesce(nullif(current_setting('kontor.actor', true), ''), nullif(current_setting('kontor.signer', true), ''))::jsonb
$$;

create or replace function kontor_system.unsigned() returns text language sql stable as $$
	select 'database transaction ' || pg_current_xact_id()
$$;

create or replace function kontor_system.activity_organization() returns trigger language plpgsql as $$
declare first_unsigned text := current_setting('kontor.unsigned', true);
begin
	-- Written by the database itself, which knows the row.
	if pg_trigger_depth() > 1 then return new; end if;
	select s.organization_id, s.is_private, s.private_to into new.organization_id, new.is_private, new.private_to
	from kontor_system.scope_of(new.collection, new.item) s;
	if new.organization_id is null then new.organization_id := kontor_system.scope_of_actor(new.collection, new."user"); end if;
	if new."user" is not null then
		if first_unsigned <> '' then
			update directus_activity set "user" = new."user", ip = new.ip, user_agent = new.user_agent, origin = new.origin
			where id >= first_unsigned::int and "user" is null and user_agent = kontor_system.unsigned();
			perform set_config('kontor.unsigned', '', true);
		end if;
		perform set_config('kontor.signer', jsonb_build_object('user', new."user", 'ip', new.ip, 'user_agent', new.user_agent, 'origin', new.origin)::text, true);
	end if;
	return new;
end $$;
select kontor_system.ensure_trigger('directus_activity', 'kontor_1_organization', 'before insert', 'kontor_system.activity_organization()');

-- Remembers a deleted row, because the entry about its deletion is written afterwards.
create or replace function kontor_system.remember_gone() returns trigger language plpgsql as $$
begin
	insert into kontor_system.gone_rows
	select tg_table_name, to_jsonb(r) ->> kontor_system.key_of(tg_relid), case tg_table_name when 'organizations' then (to_jsonb(r) ->> 'id')::uuid else (to_jsonb(r) ->> 'organization_id')::uuid end, p.is_private, p.private_to
	from removed r cross join lateral kontor_system.privacy_of(tg_table_name, to_jsonb(r)) p
	on conflict (collection, item) do update set organization_id = excluded.organization_id, is_private = excluded.is_private, private_to = excluded.private_to;
	return null;
end $$;

-- One function for each table and moment, so that Postgres plans it once: what a statement has changed, with one insert for all its rows.
-- `counts` are the columns whose change is noted (null: every insert or delete); `logged` the columns that are written down (null:
-- those that changed). `is_nested`: only changes by triggers, because Directus notes those of requests.
create or replace function kontor_system.watch(tbl regclass, moment text, counts text[] default null, logged text[] default null, is_nested boolean default false) returns void language plpgsql as $$
declare
	name text := (select relname from pg_class where oid = tbl);
	source text := case moment when 'delete' then 'removed' else 'added' end;
	stamps constant text := $q$array['created_at', 'created_by', 'updated_at', 'updated_by']$q$;
	-- Amounts are text, as everywhere in the API.
	numerics text[] := array(select attname from pg_attribute where attrelid = tbl and atttypid = 'numeric'::regtype and not attisdropped);
	as_sent text := 'to_jsonb(n)' || case when numerics = '{}' then '' else (select ' || jsonb_build_object(' || string_agg(format('%1$L, n.%1$I::text', c), ', ') || ')' from unnest(numerics) c) end;
	as_sent_before text := replace(replace(as_sent, 'to_jsonb(n)', 'to_jsonb(o)'), ', n.', ', o.');
	-- Accounts have secrets, which are left out.
	whole text := case when name = 'directus_users' then (select 'jsonb_build_object(' || string_agg(format('%1$L, n.%1$I', c), ', ') || ')' from unnest('{id}'::text[] || logged) c) else as_sent end;
	rows text := '';
	changed text;
	before text;
	condition text := 'true';
begin
	if moment = 'update' then
		select string_agg(format('n.%1$I is distinct from o.%1$I', c), ' or ') into condition from unnest(counts) c;
		if logged is null then
			-- Each row is made JSON once, not for each of its columns: "offset 0" keeps Postgres from writing that into every comparison.
			rows := format('cross join lateral (select %s as new_row, %s as old_row offset 0) r', as_sent, as_sent_before);
			whole := 'r.new_row';
			changed := format($q$(select jsonb_object_agg(k.key, k.value) from jsonb_each(r.new_row) k where k.key <> all (%s) and k.value is distinct from r.old_row -> k.key)$q$, stamps);
			before := format($q$(select jsonb_object_agg(k.key, k.value) from jsonb_each(r.old_row) k where k.key <> all (%s) and k.value is distinct from r.new_row -> k.key)$q$, stamps);
		else
			select string_agg(format('case when n.%1$I is distinct from o.%1$I then jsonb_build_object(%1$L, n.%1$I%3$s) else %2$L end', c, '{}', suffix), ' || '),
				string_agg(format('case when n.%1$I is distinct from o.%1$I then jsonb_build_object(%1$L, o.%1$I%3$s) else %2$L end', c, '{}', suffix), ' || ')
			into changed, before from unnest(logged) c cross join lateral (select case when c = any (numerics) then '::text' else '' end as suffix) s;
		end if;
	else
		changed := case moment when 'insert' then format('jsonb_strip_nulls((%s) - %s)', as_sent, stamps) else 'null::jsonb' end;
		before := 'null::jsonb';
	end if;
	execute format('create or replace function kontor_system.trail_%s_of_%s() returns trigger language plpgsql as %L', moment, name, format($body$
declare
	who jsonb := kontor_system.actor();
	first_id int;
begin
	if kontor_system.is_import() %1$s then return null; end if;
	with changed as materialized (
		select nextval(%12$L) as activity, n.id::text as item, n.organization_id, p.is_private, p.private_to,
			%2$s as row, %3$s as delta, %4$s as before
		from %5$s n %6$s %11$s cross join lateral %7$s p
		where %8$s
	), activities as (
		insert into directus_activity (id, action, "user", ip, user_agent, origin, collection, item, organization_id, is_private, private_to)
		select activity, %9$L, (who ->> 'user')::uuid, who ->> 'ip', case when who is null then kontor_system.unsigned() else who ->> 'user_agent' end, who ->> 'origin',
			%10$L, item, organization_id, is_private, private_to from changed
	), revisions as (
		insert into directus_revisions (activity, collection, item, data, delta, before)
		select activity, %10$L, item, row::json, delta::json, before::json from changed where %9$L <> 'delete'
	)
	select min(activity) into first_id from changed;
	if who is null and first_id is not null and coalesce(current_setting('kontor.unsigned', true), '') = '' then
		perform set_config('kontor.unsigned', first_id::text, true);
	end if;
	return null;
end$body$,
		case when is_nested then 'or pg_trigger_depth() < 2' else '' end, whole, changed, before, source,
		case moment when 'update' then 'join removed o on o.id = n.id' else '' end,
		case when exists (select 1 from kontor_system.private_tables p join pg_class c on c.relname = p.name where c.oid = tbl) then format('kontor_system.privacy_of(%L, to_jsonb(n))', name)
			else '(select false as is_private, null::uuid as private_to)' end,
		condition, case moment when 'insert' then 'create' else moment end, name, rows, pg_get_serial_sequence('directus_activity', 'id')));
	perform kontor_system.ensure_statement_trigger(tbl, 'kontor_trail_' || moment, 'after ' || moment, format('kontor_system.trail_%s_of_%s()', moment, name));
end $$;
