-- Tables: what first/12-tables.sql and first/13-wall.sql say, for every table and every permission there is.

do $$
declare t record;
begin
	for t in select tbl from kontor_system.tables_without_organization loop
		if kontor_system.is_empty(t.tbl) then
			perform kontor_system.give_organization(t.tbl);
		elsif kontor_system.only_organization() is not null then
			perform kontor_system.give_organization(t.tbl, kontor_system.only_organization());
		end if;
	end loop;
	for t in select tbl from kontor_system.tables_with_organization loop
		perform kontor_system.guard_table(t.tbl, anew => true);
	end loop;
end $$;
select kontor_system.wall_permissions();
