-- Tables: what every table of organizations gets, whether it comes from the files or is made in Studio while the server runs.
-- docs/decisions/0031-the-wall-by-itself.md

-- The column of the key. Studio lets people call it as they like.
create or replace function kontor_system.key_of(tbl regclass) returns text language sql stable as $$
	select a.attname::text from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0] where i.indrelid = tbl and i.indisprimary
$$;

create or replace function kontor_system.has_column(tbl regclass, col text) returns boolean language sql stable as $$
	select exists (select from pg_attribute where attrelid = tbl and attname = col and not attisdropped)
$$;

-- Tables that Studio knows, that are not the same for all organizations, and that belong to none yet.
create or replace view kontor_system.tables_without_organization as
	select c.oid::regclass as tbl, c.relname::text as name
	from directus_collections d join pg_class c on c.relname = d.collection and c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
	where not d.is_shared and d.collection <> 'organizations' and d.collection not like 'directus\_%'
		and not exists (select from kontor_system.tenant_tables t where t.tbl = c.oid);

-- While the server runs, a trigger that is there stays: making it again would wait for everybody who uses the table.
create or replace function kontor_system.keep_trigger(tbl regclass, name text, moment text, call text, anew boolean) returns void language plpgsql as $$
begin
	if anew or not exists (select from pg_trigger where tgrelid = tbl and tgname = name) then
		perform kontor_system.ensure_trigger(tbl, name, moment, call);
	end if;
end $$;

create or replace function kontor_system.guard_table(tbl regclass, anew boolean default false) returns void language plpgsql as $$
begin
	perform kontor_system.keep_trigger(tbl, 'kontor_3_keep_organization', 'before update of organization_id', 'kontor_system.keep_organization()', anew);
	perform kontor_system.guard_references(tbl, anew);
	if kontor_system.key_of(tbl) is not null and (anew or not exists (select from pg_trigger where tgrelid = tbl and tgname = 'kontor_gone')) then
		perform kontor_system.ensure_statement_trigger(tbl, 'kontor_gone', 'after delete', 'kontor_system.remember_gone()');
	end if;
	if not exists (select from kontor_system.tenant_tables t where t.tbl = $1) then return; end if;
	perform kontor_system.watch_touched(tbl, anew);
	if (select count(*) from pg_attribute where attrelid = tbl and attname in ('created_at', 'created_by', 'updated_at') and not attisdropped) = 3 then
		perform kontor_system.keep_trigger(tbl, 'kontor_7_stamp', 'before insert or update', 'kontor_system.stamp()', anew);
	end if;
	if kontor_system.has_column(tbl, 'deleted_at') then
		perform kontor_system.keep_trigger(tbl, 'kontor_8_soft_delete', 'before delete', 'kontor_system.soft_delete()', anew);
	end if;
end $$;

-- A column with its foreign key, its field and its relation: only what is missing of them.
create or replace function kontor_system.add_field(tbl regclass, col text, type text, labels text[], field jsonb, target text default null, on_delete text default null) returns void language plpgsql as $$
declare
	name text := (select relname from pg_class where oid = tbl);
	key text := format('%s_%s_foreign', name, col);
begin
	if type is not null and not kontor_system.has_column(tbl, col) then
		execute format('alter table %s add column %I %s', tbl, col, type);
	end if;
	insert into directus_fields (collection, field, special, interface, options, display, display_options, readonly, hidden, sort, width, translations, "group", searchable)
	select name, col, field ->> 'special', field ->> 'interface', (field -> 'options')::json, field ->> 'display', (field -> 'display_options')::json,
		coalesce((field ->> 'readonly')::boolean, false), coalesce((field ->> 'hidden')::boolean, false), (field ->> 'sort')::int, coalesce(field ->> 'width', 'half'),
		json_build_array(json_build_object('language', 'de-DE', 'translation', labels[1]), json_build_object('language', 'en-US', 'translation', labels[2])),
		field ->> 'group', type is null
	where not exists (select from directus_fields f where f.collection = name and f.field = col);
	if target is null then return; end if;
	if not exists (select from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1] where k.conrelid = tbl and k.contype = 'f' and a.attname = col) then
		execute format('alter table %s add constraint %I foreign key (%I) references public.%I (id) on delete %s', tbl,
			case when length(key) <= 60 then lower(key) else left(key, 30) || '_' || left(md5(key), 8) || '_foreign' end, col, target, on_delete);
	end if;
	insert into directus_relations (many_collection, many_field, one_collection)
	select name, col, target where not exists (select from directus_relations r where r.many_collection = name and r.many_field = col);
end $$;

-- Makes a table one of organizations. Its rows, if it has any, are given to `owner`.
create or replace function kontor_system.give_organization(tbl regclass, owner uuid default null) returns void language plpgsql as $$
declare
	name text := (select relname from pg_class where oid = tbl);
	person constant jsonb := '{"special": "$special", "interface": "select-dropdown-m2o", "display": "user", "options": {"template": "{{first_name}} {{last_name}}"}, "group": "section_history", "readonly": true}';
	moment constant jsonb := '{"interface": "datetime", "display": "datetime", "display_options": {"relative": true}, "group": "section_history", "readonly": true}';
begin
	if not kontor_system.has_column(tbl, 'organization_id') then
		execute format('alter table %s add column organization_id uuid', tbl);
	end if;
	if owner is not null then
		execute format('update %s set organization_id = $1 where organization_id is null', tbl) using owner;
	end if;
	execute format('alter table %s alter column organization_id set not null', tbl);
	perform kontor_system.add_field(tbl, 'organization_id', 'uuid', '{Mandant,Organization}', '{"special": "m2o", "interface": "select-dropdown-m2o", "options": {"enableCreate": false, "template": "{{name}}"},
		"display": "related-values", "display_options": {"template": "{{name}}"}, "readonly": true, "hidden": true}', 'organizations', 'restrict');
	perform kontor_system.add_field(tbl, 'section_history', null, '{Verlauf,History}', '{"special": "alias,no-data,group", "interface": "group-detail",
		"options": {"headerIcon": "history", "start": "closed"}, "width": "full"}');
	perform kontor_system.add_field(tbl, 'created_at', 'timestamptz', '{"Erstellt am","Created at"}', moment || '{"special": "date-created", "sort": 1}');
	perform kontor_system.add_field(tbl, 'created_by', 'uuid', '{"Erstellt von","Created by"}', person || '{"special": "user-created,m2o", "sort": 2}', 'directus_users', 'set null');
	perform kontor_system.add_field(tbl, 'updated_at', 'timestamptz', '{"Geändert am","Updated at"}', moment || '{"special": "date-updated", "sort": 3}');
	perform kontor_system.add_field(tbl, 'updated_by', 'uuid', '{"Geändert von","Updated by"}', person || '{"special": "user-updated,m2o", "sort": 4}', 'directus_users', 'set null');
	perform kontor_system.guard_table(tbl);
	perform kontor_system.wall_permissions(name);
end $$;

create or replace function kontor_system.is_empty(tbl regclass) returns boolean language plpgsql as $$
declare found_row boolean;
begin
	execute format('select exists (select from %s)', tbl) into found_row;
	return not found_row;
end $$;

-- If there is only one, it owns whatever there is.
create or replace function kontor_system.only_organization() returns uuid language sql stable as $$
	select case when count(*) = 1 then (array_agg(id))[1] end from organizations
$$;

-- Tables that belong to nobody yet: empty ones, and any where there is only one organization.
create or replace function kontor_system.give_organizations() returns void language plpgsql as $$
declare t record;
begin
	for t in select tbl from kontor_system.tables_without_organization loop
		if kontor_system.is_empty(t.tbl) then
			perform kontor_system.give_organization(t.tbl);
		elsif kontor_system.only_organization() is not null then
			perform kontor_system.give_organization(t.tbl, kontor_system.only_organization());
		end if;
	end loop;
end $$;

-- Called again and again: at the start, and while the server runs after every change of the data model (tables/guard-tables.ts). `is_whole`:
-- nothing is still to come, so an `organization_id` without a relation gets one.
create or replace function kontor_system.guard_made_tables(is_whole boolean default false) returns void language plpgsql as $$
declare t record;
begin
	-- When several fields are saved at once, the second call waits and finds what the first one did.
	perform pg_advisory_xact_lock(hashtextextended('kontor_system.guard_values', 0));
	perform kontor_system.give_organizations();
	if is_whole then
		for t in select tbl from kontor_system.tenant_tables x
			where not exists (select from directus_relations r where r.many_collection = x.name and r.many_field = 'organization_id')
				and exists (select from directus_collections c where c.collection = x.name and not c.is_shared)
		loop
			perform kontor_system.give_organization(t.tbl);
		end loop;
	end if;
	for t in select tbl from kontor_system.tables_with_organization loop
		perform kontor_system.guard_table(t.tbl);
	end loop;
	perform kontor_system.guard_values();
	perform kontor_system.ensure_indexes();
end $$;

-- The collection as Studio keeps it: whether it is the same for all organizations is decided while it is empty.
create or replace function kontor_system.guard_collection() returns trigger language plpgsql as $$
declare tbl regclass := to_regclass(format('public.%I', new.collection));
begin
	if tbl is null or new.collection = 'organizations' then return new; end if;
	if new.singleton and not new.is_shared then
		perform kontor_system.refuse('KN101', 'A single row belongs to no organization', new.collection);
	end if;
	if exists (select from pg_attribute where attrelid = tbl and attname = 'organization_id' and not attisdropped and atttypid <> 'uuid'::regtype) then
		perform kontor_system.refuse('KN102', 'organization_id is the name of the organization', new.collection, 'organization_id');
	end if;
	if tg_op = 'INSERT' then return new; end if;
	if new.is_shared and not old.is_shared and kontor_system.has_column(tbl, 'organization_id') and (not kontor_system.is_empty(tbl)
		or exists (select from directus_permissions where collection = new.collection and action <> 'read')) then
		perform kontor_system.refuse('KN103', 'Rows of organizations can not be given to all', new.collection);
	end if;
	if old.is_shared and not new.is_shared and not kontor_system.is_empty(tbl) and kontor_system.only_organization() is null
		and not exists (select from kontor_system.tenant_tables t where t.tbl = to_regclass(format('public.%I', new.collection))) then
		perform kontor_system.refuse('KN104', 'Rows of all can not be given to an organization', new.collection);
	end if;
	return new;
end $$;
select kontor_system.ensure_trigger('directus_collections', 'kontor_2_collection', 'before insert or update of is_shared, singleton', 'kontor_system.guard_collection()');

create or replace function kontor_system.shape_table() returns trigger language plpgsql as $$
declare tbl regclass := to_regclass(format('public.%I', new.collection));
begin
	if tbl is null or new.collection = 'organizations' or (tg_op = 'UPDATE' and new.is_shared = old.is_shared) then return null; end if;
	-- The relation of an `organization_id` that was given along is still to come: whoever gave it makes it.
	if tg_op = 'INSERT' and (new.is_shared or kontor_system.has_column(tbl, 'organization_id')) then
		perform kontor_system.wall_permissions(new.collection);
		return null;
	end if;
	if new.is_shared and kontor_system.has_column(tbl, 'organization_id') then
		execute format('drop trigger if exists kontor_3_keep_organization on %s', tbl);
		execute format('drop trigger if exists kontor_5_references on %s', tbl);
		execute format('drop trigger if exists kontor_7_stamp on %s', tbl);
		execute format('drop trigger if exists kontor_8_soft_delete on %s', tbl);
		execute format('drop trigger if exists kontor_gone on %s', tbl);
		execute format('alter table %s drop column organization_id', tbl);
		delete from directus_relations where many_collection = new.collection and many_field = 'organization_id';
		delete from directus_fields where collection = new.collection and field = 'organization_id';
		update directus_permissions set permissions = kontor_system.without_wall(permissions) where collection = new.collection;
	end if;
	perform kontor_system.guard_made_tables();
	perform kontor_system.wall_permissions(new.collection);
	return null;
end $$;
select kontor_system.ensure_trigger('directus_collections', 'kontor_shape', 'after insert or update of is_shared', 'kontor_system.shape_table()');
