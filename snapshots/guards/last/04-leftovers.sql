-- Leftovers: removes what earlier versions made and no file makes any more.

do $$
declare t record;
begin
	for t in select tgname, tgrelid::regclass as tbl from pg_trigger where oid in (select id from kontor_triggers_before) loop
		execute format('drop trigger %I on %s', t.tgname, t.tbl);
	end loop;
end $$;

drop function if exists kontor_system.allocate(numeric, numeric[]);
drop function if exists kontor_system.time_entry_hours();

-- Duplicates of the indexes on their foreign keys.
drop index if exists idx_documents_file, idx_organizations_inbox_employee;
