-- Leftovers: removes what earlier versions made and no file makes any more.

do $$
declare t record;
begin
	for t in select tgname, tgrelid::regclass as tbl from pg_trigger where oid in (select id from kontor_triggers_before) loop
		execute format('drop trigger %I on %s', t.tgname, t.tbl);
	end loop;
end $$;

-- Checks that Kontor made (their comment is the fingerprint of their condition) by the name of a column: a column made in Studio that is
-- called like one of Kontor's keeps none of them.
do $$
declare c record;
begin
	for c in
		select k.conname, k.conrelid::regclass as tbl from pg_constraint k
		where k.contype = 'c' and k.connamespace = 'public'::regnamespace and k.conname ~ '_(is_a_choice|is_percentage|not_negative|is_a_term)$'
			and obj_description(k.oid, 'pg_constraint') ~ '^[0-9a-f]{32}$'
			and not exists (select 1 from kontor_checks_asked a where a.tbl = k.conrelid and a.name = k.conname)
	loop
		execute format('alter table %s drop constraint %I', c.tbl, c.conname);
	end loop;
end $$;

drop function if exists kontor_system.allocate(numeric, numeric[]);
drop function if exists kontor_system.time_entry_hours();

-- Duplicates of the indexes on their foreign keys.
drop index if exists idx_documents_file, idx_organizations_inbox_employee;
