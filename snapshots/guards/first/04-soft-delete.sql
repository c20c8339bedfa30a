-- Soft delete: rows with a deleted_at are never lost by a click: DELETE puts them into the trash, however it is done. To erase them for
-- good (GDPR), set within the transaction: set local kontor.erase = 'on'.

create or replace function kontor_system.soft_delete() returns trigger language plpgsql as $$
begin
	if current_setting('kontor.erase', true) = 'on' then return old; end if;
	execute format('update public.%I set deleted_at = now() where %I = ($1).%2$I and deleted_at is null', tg_table_name, kontor_system.key_of(tg_relid)) using old;
	return null;
end $$;
