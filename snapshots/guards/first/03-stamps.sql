-- Stamps: who made a row and when, and when it was changed, is server-set, here in the database.

create or replace function kontor_system.stamp() returns trigger language plpgsql as $$
begin
	if tg_op = 'INSERT' then
		new.created_at := coalesce(new.created_at, now());
	else
		new.created_at := old.created_at;
		-- Only the deletion of the user itself (on delete set null) may empty it.
		if new.created_by is not null or exists (select 1 from directus_users where id = old.created_by) then
			new.created_by := old.created_by;
		end if;
		-- Clients see milliseconds: each change moves it on by one at least, so that they can tell the states apart (core/writing/expect-unchanged.ts).
		-- Changes within one transaction are one.
		new.updated_at := case when old.updated_at = now() then now() else greatest(now(), old.updated_at + interval '1 millisecond') end;
	end if;
	return new;
end $$;

-- All other tables get it by guard_table (12-tables.sql).
select kontor_system.ensure_trigger('organizations', 'kontor_7_stamp', 'before insert or update', 'kontor_system.stamp()');
