-- Values: no NaN in numbers and no absurd dates, in any column. The checks are made from the catalogue, so that a column that is added
-- later, in Studio too, gets them automatically (12-tables.sql runs this again at once). NaN counts as more than
-- everything in Postgres: a payment of NaN would pay every invoice.

-- A constraint's name has at most 63 characters.
create or replace function kontor_system.check_name(col text, ending text) returns text language sql immutable as $$
	select case when length(col || ending) <= 63 then col else left(col, 30) || '_' || left(md5(col), 8) end || ending
$$;

-- Dates in the books begin in 1970; a person or a contract may be older. Modules say which of their tables are part of the books.
create table if not exists kontor_system.book_tables (name text primary key);
truncate kontor_system.book_tables;

create or replace function kontor_system.ensure_book_table(variadic tables regclass[]) returns void language sql as $$
	insert into kontor_system.book_tables select relname from pg_class where oid = any (tables) on conflict do nothing
$$;

create or replace function kontor_system.first_day(tbl text) returns date language sql stable as $$
	select case when exists (select 1 from kontor_system.book_tables b where b.name = tbl) then date '1970-01-01' else date '1900-01-01' end
$$;

-- Called after the guards of all modules (last/02-values.sql).
create or replace function kontor_system.guard_values() returns void language plpgsql as $$
declare
	c record;
	condition text;
begin
	-- When several fields are saved at once, the second call waits and finds what the first one did.
	perform pg_advisory_xact_lock(hashtextextended('kontor_system.guard_values', 0));
	for c in
		select k.oid::regclass as tbl, k.relname::text as name, a.attname::text as col, format_type(a.atttypid, null) as type, a.atttypmod as precision
		from pg_attribute a join pg_class k on k.oid = a.attrelid
		where k.relkind in ('r', 'p') and k.relnamespace = 'public'::regnamespace and k.relname not like 'directus\_%' and a.attnum > 0 and not a.attisdropped
			and a.atttypid in ('numeric'::regtype, 'real'::regtype, 'float8'::regtype, 'date'::regtype, 'timestamp'::regtype, 'timestamptz'::regtype)
		order by 1, a.attnum
	loop
		if c.type in ('numeric', 'real', 'double precision') then
			-- A column with a precision is limited already.
			condition := case when c.type = 'numeric' and c.precision > 0 then format('%I < ''NaN''', c.col)
				else format('%1$I between -1e15 and 1e15', c.col) end;
			perform kontor_system.ensure_check(c.tbl, kontor_system.check_name(c.col, '_is_a_number'), condition);
		else
			condition := format('%1$I >= %2$L and %1$I < ''2200-01-01''', c.col, kontor_system.first_day(c.name));
			perform kontor_system.ensure_check(c.tbl, kontor_system.check_name(c.col, '_is_of_this_time'), condition);
		end if;
	end loop;
end $$;
