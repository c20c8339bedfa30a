-- CRM rows are never lost by a click: DELETE puts them into the trash (deleted_at), whoever deletes and by which road.
-- Erasing for good (GDPR) says so within its transaction: set local kontor.erase = 'on'.
create or replace function kontor_system.soft_delete() returns trigger language plpgsql as $$
begin
  if current_setting('kontor.erase', true) = 'on' then return old; end if;
  if tg_table_name = 'customers' and exists (select 1 from invoices where customer_id = old.id and status <> 'draft') then
    raise exception 'A customer with issued invoices can not be deleted' using errcode = 'KN002', table = tg_table_name;
  end if;
  execute format('update public.%I set deleted_at = now() where id = $1 and deleted_at is null', tg_table_name) using old.id;
  return null;
end $$;

do $$
declare t record;
begin
  for t in select tbl from kontor_system.tenant_tables where exists (select 1 from pg_attribute where attrelid = tbl and attname = 'deleted_at') loop
    perform kontor_system.ensure_trigger(t.tbl, 'kontor_soft_delete', 'before delete', 'kontor_system.soft_delete()');
  end loop;
end $$;

-- Setting the date by hand is the same deletion.
create or replace function kontor_system.keep_customer() returns trigger language plpgsql as $$
begin
  if new.deleted_at is not null and old.deleted_at is null and exists (select 1 from invoices where customer_id = old.id and status <> 'draft') then
    raise exception 'A customer with issued invoices can not be deleted' using errcode = 'KN002', table = tg_table_name;
  end if;
  return new;
end $$;
select kontor_system.ensure_trigger('customers', 'kontor_keep_customer', 'before update of deleted_at', 'kontor_system.keep_customer()');
