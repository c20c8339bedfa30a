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

-- One function per table, made from the foreign keys that exist: a new relation is guarded automatically. The error is the one for a
-- missing row, so that it tells nothing about other organizations.
create or replace function kontor_system.guard_references(tbl regclass) returns void language plpgsql as $$
declare
	name text := (select relname from pg_class where oid = tbl);
	body text := '';
	reference record;
begin
	for reference in
		select a.attname as col, f.relname as target,
			exists (select 1 from pg_attribute x where x.attrelid = f.oid and x.attname = 'organization_id') as has_organization
		from pg_constraint k
			join pg_class f on f.oid = k.confrelid
			join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
		where k.contype = 'f' and k.conrelid = tbl and cardinality(k.conkey) = 1
			and a.attname not in ('organization_id', 'created_by', 'updated_by')
		order by a.attname
	loop
		continue when not reference.has_organization;
		body := body || format($body$
	if new.%1$I is not null and (tg_op = 'INSERT' or new.%1$I is distinct from old.%1$I) then
		perform 1 from public.%2$I where id = new.%1$I and organization_id = new.organization_id;
		if not found then
			raise foreign_key_violation using message = %3$L, detail = format('Key (%1$s)=(%%s) is not present in table "%2$s".', new.%1$I), table = %4$L, column = %5$L;
		end if;
	end if;$body$, reference.col, reference.target,
			format('insert or update on table "%s" refers to a row of "%s" that is not there', name, reference.target), name, reference.col);
	end loop;
	if body = '' then
		execute format('drop trigger if exists kontor_5_references on %s', tbl);
		return;
	end if;
	execute format('create or replace function kontor_system.references_of_%s() returns trigger language plpgsql as %L', name, 'begin' || body || E'\n  return new;\nend');
	perform kontor_system.ensure_trigger(tbl, 'kontor_5_references', 'before insert or update', format('kontor_system.references_of_%s()', name));
end $$;

do $$
declare t record;
begin
	for t in select tbl from kontor_system.tables_with_organization loop
		perform kontor_system.ensure_trigger(t.tbl, 'kontor_3_keep_organization', 'before update of organization_id', 'kontor_system.keep_organization()');
	end loop;
	for t in select tbl from kontor_system.tenant_tables loop
		perform kontor_system.guard_references(t.tbl);
	end loop;
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
