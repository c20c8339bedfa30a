-- Tables: what first/12-tables.sql and first/13-wall.sql say, for every table and every permission there is.

do $$
declare t record;
begin
	perform kontor_system.give_organizations();
	for t in select tbl from kontor_system.tables_with_organization loop
		perform kontor_system.guard_table(t.tbl, anew => true);
	end loop;
end $$;
select kontor_system.wall_permissions();
