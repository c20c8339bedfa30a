-- The second wall between tenants (the first are the permission filters): whatever road a write takes, a row
-- belongs to one organization for ever, and what it points at belongs to the same.

-- A user without an organization yet may be given one; after that it stays.
create or replace function kontor_system.keep_organization() returns trigger language plpgsql as $$
begin
  if old.organization_id is not null and new.organization_id is distinct from old.organization_id then
    raise exception 'The organization of a row in % can not be changed', tg_table_name
      using errcode = 'KN001', table = tg_table_name, column = 'organization_id';
  end if;
  return new;
end $$;

-- One function per table, made from the foreign keys that exist: a new relation is guarded without anybody thinking
-- of it. The error is the one of a missing row, so that it tells nothing about other tenants.
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
    execute format('drop trigger if exists kontor_references on %s', tbl);
    return;
  end if;
  execute format('create or replace function kontor_system.references_of_%s() returns trigger language plpgsql as %L', name, 'begin' || body || E'\n  return new;\nend');
  perform kontor_system.ensure_trigger(tbl, 'kontor_references', 'before insert or update', format('kontor_system.references_of_%s()', name));
end $$;

do $$
declare t record;
begin
  for t in select * from kontor_system.tenant_tables loop
    perform kontor_system.ensure_trigger(t.tbl, 'kontor_keep_organization', 'before update of organization_id', 'kontor_system.keep_organization()');
    perform kontor_system.guard_references(t.tbl);
  end loop;
  perform kontor_system.ensure_trigger('directus_users', 'kontor_keep_organization', 'before update of organization_id', 'kontor_system.keep_organization()');
  perform kontor_system.ensure_trigger('directus_files', 'kontor_keep_organization', 'before update of organization_id', 'kontor_system.keep_organization()');
  perform kontor_system.ensure_trigger('directus_folders', 'kontor_keep_organization', 'before update of organization_id', 'kontor_system.keep_organization()');
  -- The logo of an organization is a file of that organization.
end $$;

create or replace function kontor_system.guard_organization_logo() returns trigger language plpgsql as $$
begin
  if new.logo is not null then
    perform 1 from directus_files where id = new.logo and organization_id = new.id;
    if not found then
      raise foreign_key_violation using message = 'the logo is not a file of this organization', detail = format('Key (logo)=(%s) is not present in table "directus_files".', new.logo), table = 'organizations', column = 'logo';
    end if;
  end if;
  return new;
end $$;
select kontor_system.ensure_trigger('organizations', 'kontor_logo', 'before insert or update of logo', 'kontor_system.guard_organization_logo()');

-- `linked_module` + `linked_id` (documents) and `linked_to` + `linked_id` (reminders) point anywhere, so no foreign key
-- can watch them: a trigger does.
create or replace function kontor_system.guard_link() returns trigger language plpgsql as $$
declare
  kind text := case tg_table_name when 'documents' then to_jsonb(new) ->> 'linked_module' else to_jsonb(new) ->> 'linked_to' end;
  target text := case kind when 'customer' then 'customers' when 'contact' then 'contacts' when 'deal' then 'deals' when 'project' then 'projects'
                           when 'quote' then 'quotes' when 'invoice' then 'invoices' when 'expense' then 'expenses' when 'employee' then 'employees' end;
  found_row boolean;
begin
  if new.linked_id is null then return new; end if;
  if target is not null then
    execute format('select exists (select 1 from public.%I where id = $1 and organization_id = $2)', target) into found_row using new.linked_id, new.organization_id;
  end if;
  if found_row is not true then
    raise foreign_key_violation using message = 'the linked record is not there', detail = format('Key (linked_id)=(%s) is not present in table "%s".', new.linked_id, coalesce(target, '?')), table = tg_table_name, column = 'linked_id';
  end if;
  return new;
end $$;
select kontor_system.ensure_trigger('documents', 'kontor_link', 'before insert or update of linked_module, linked_id', 'kontor_system.guard_link()');
select kontor_system.ensure_trigger('reminders', 'kontor_link', 'before insert or update of linked_to, linked_id', 'kontor_system.guard_link()');
