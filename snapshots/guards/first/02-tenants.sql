-- Tenants: the second wall between them (the first are the permission filters). However a row is written, it belongs to one
-- organization for ever, and what it points at belongs to the same.

-- The tables of organizations, and Directus' own tables that carry an organization.
create or replace view kontor_system.tables_with_organization as
	select tbl from kontor_system.tenant_tables union select unnest(array['directus_users', 'directus_files', 'directus_folders']::regclass[]);

-- A user without an organization yet may be given one; after that it stays.
create or replace function kontor_system.keep_organization() returns trigger language plpgsql as $$
begin
	if old.organization_id is not null and new.organization_id is distinct from old.organization_id then
		raise exception 'The organization of a row in % can not be changed', tg_table_name
			using errcode = 'KN001', table = tg_table_name, column = 'organization_id';
	end if;
	return new;
end $$;

-- Whether a row of any table is there, in this organization. Rows of a table that is the same for all organizations only have to be there.
create or replace function kontor_system.is_row_of(target text, item text, organization uuid) returns boolean language plpgsql stable as $$
declare
	tbl regclass := to_regclass(format('public.%I', target));
	is_there boolean;
begin
	if tbl is null then return false; end if;
	execute format('select exists (select from %s where %I::text = $1 %s)', tbl, kontor_system.key_of(tbl),
		case when kontor_system.has_column(tbl, 'organization_id') then 'and organization_id = $2' when target = 'organizations' then 'and id = $2' else '' end)
		into is_there using item, organization;
	return is_there;
end $$;

-- One function per table, made from the foreign keys that exist: a new relation is guarded automatically. The error is the one for a
-- missing row, so that it tells nothing about other organizations. Directus' own tables are guarded where they point at a table of organizations.
drop function if exists kontor_system.guard_references(regclass);
create or replace function kontor_system.guard_references(tbl regclass, anew boolean default false) returns void language plpgsql as $$
declare
	name text := (select relname from pg_class where oid = tbl);
	is_system constant boolean := name like 'directus\_%';
	refusal text;
	body text := '';
	reference record;
begin
	for reference in
		select a.attname as col, f.relname as target, fa.attname as key
		from pg_constraint k
			join pg_class f on f.oid = k.confrelid
			join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
			join pg_attribute fa on fa.attrelid = k.confrelid and fa.attnum = k.confkey[1]
		where k.contype = 'f' and k.conrelid = tbl and cardinality(k.conkey) = 1
			and a.attname not in ('organization_id', 'created_by', 'updated_by')
			and exists (select from pg_attribute x where x.attrelid = f.oid and x.attname = 'organization_id' and not x.attisdropped)
			and (not is_system or exists (select from kontor_system.tenant_tables t where t.tbl = f.oid))
			-- Who wrote it, as Directus notes it: an administrator may belong elsewhere.
			and not exists (select from directus_fields d where d.collection = name and d.field = a.attname and d.special ~ 'user-(created|updated)')
		order by a.attname
	loop
		refusal := format('raise foreign_key_violation using message = %L, detail = format(%L, new.%I), table = %L, column = %L;',
			format('insert or update on table "%s" refers to a row of "%s" that is not there', name, reference.target),
			format('Key (%s)=(%%s) is not present in table "%s".', reference.col, reference.target), reference.col, name, reference.col);
		body := body || format($body$
	if new.%1$I is not null and (tg_op = 'INSERT' or new.%1$I is distinct from old.%1$I) then
		perform 1 from public.%2$I where %3$I = new.%1$I and organization_id = new.organization_id;
		if not found then
			%4$s
		end if;
	end if;$body$, reference.col, reference.target, reference.key, refusal);
	end loop;
	-- A relation to any of several tables has no foreign key: two columns say where it leads.
	for reference in
		select many_field as col, one_collection_field as target from directus_relations r
		where many_collection = name and one_collection is null and kontor_system.has_column(tbl, many_field) and kontor_system.has_column(tbl, one_collection_field)
		order by many_field
	loop
		refusal := format('raise foreign_key_violation using message = %L, detail = format(%L, new.%I, new.%I), table = %L, column = %L;',
			format('insert or update on table "%s" refers to a row that is not there', name),
			format('Key (%s)=(%%s) is not present in table "%%s".', reference.col), reference.col, reference.target, name, reference.col);
		body := body || format($body$
	if new.%1$I is not null and (tg_op = 'INSERT' or (new.%1$I, new.%2$I) is distinct from (old.%1$I, old.%2$I)) then
		if not kontor_system.is_row_of(new.%2$I::text, new.%1$I::text, new.organization_id) then
			%3$s
		end if;
	end if;$body$, reference.col, reference.target, refusal);
	end loop;
	if body = '' then
		execute format('drop trigger if exists kontor_5_references on %s', tbl);
		return;
	end if;
	body := 'begin' || body || E'\n  return new;\nend';
	if anew or not exists (select from pg_proc where proname = 'references_of_' || name and pronamespace = 'kontor_system'::regnamespace and prosrc = body) then
		execute format('create or replace function kontor_system.%I() returns trigger language plpgsql as %L', 'references_of_' || name, body);
	end if;
	perform kontor_system.keep_trigger(tbl, 'kontor_5_references', 'before insert or update', format('kontor_system.%I()', 'references_of_' || name), anew);
end $$;

-- A `linked_id` points anywhere, so no foreign key can watch it: a trigger does, where a module asks for it. What it points at says
-- `linked_module` or `linked_to`: the name of a table without its last letter (customer, invoice, …).
create or replace function kontor_system.guard_link() returns trigger language plpgsql as $$
declare
	target text := coalesce(to_jsonb(new) ->> 'linked_module', to_jsonb(new) ->> 'linked_to') || 's';
	found_row boolean;
begin
	if new.linked_id is null then return new; end if;
	if exists (select 1 from kontor_system.tenant_tables t where t.name = target) then
		execute format('select exists (select 1 from public.%I where id = $1 and organization_id = $2)', target) into found_row using new.linked_id, new.organization_id;
	end if;
	if found_row is not true then
		raise foreign_key_violation using message = 'the linked record is not there', detail = format('Key (linked_id)=(%s) is not present in table "%s".', new.linked_id, coalesce(target, '?')), table = tg_table_name, column = 'linked_id';
	end if;
	return new;
end $$;
