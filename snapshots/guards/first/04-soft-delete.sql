-- Soft delete: rows with a deleted_at are never lost by a click: DELETE puts them into the trash, however it is done. To erase them for
-- good (GDPR), set within the transaction: set local kontor.erase = 'on'.

create or replace function kontor_system.soft_delete() returns trigger language plpgsql as $$
begin
	if current_setting('kontor.erase', true) = 'on' then return old; end if;
	execute format('update public.%I set deleted_at = now() where id = $1 and deleted_at is null', tg_table_name) using old.id;
	return null;
end $$;

do $$
declare t record;
begin
	for t in select tbl from kontor_system.tenant_tables where exists (select 1 from pg_attribute where attrelid = tbl and attname = 'deleted_at') loop
		perform kontor_system.ensure_trigger(t.tbl, 'kontor_8_soft_delete', 'before delete', 'kontor_system.soft_delete()');
	end loop;
end $$;
