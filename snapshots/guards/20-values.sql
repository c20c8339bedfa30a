-- Numbers are numbers and days are days of this time, in every column there is: made from the catalogue, so that a column that
-- is added later, in Studio too, has them without anybody thinking of it (core/data-model/new-columns.ts runs this again at once).
-- NaN counts as more than everything in Postgres: a payment of NaN would pay every invoice.

-- A constraint's name has at most 63 characters.
create or replace function kontor_system.check_name(col text, ending text) returns text language sql immutable as $$
	select case when length(col || ending) <= 63 then col else left(col, 30) || '_' || left(md5(col), 8) end || ending
$$;

-- What happened in the books did so in the time of computers; a person or a contract may be older.
create or replace function kontor_system.first_day(tbl text) returns date language sql immutable as $$
	select case when tbl in ('invoices', 'invoice_lines', 'quotes', 'payments', 'customer_credits', 'expenses', 'time_entries', 'dunning_notices', 'recurring_invoices', 'base_rates')
		then date '1970-01-01' else date '1900-01-01' end
$$;

create or replace function kontor_system.guard_values() returns void language plpgsql as $$
declare
	c record;
	condition text;
begin
	-- Several fields that are saved at once: whoever comes second finds what the first one did.
	perform pg_advisory_xact_lock(hashtextextended('kontor_system.guard_values', 0));
	for c in
		select k.oid::regclass as tbl, k.relname::text as name, a.attname::text as col, format_type(a.atttypid, null) as type, a.atttypmod as precision
		from pg_attribute a join pg_class k on k.oid = a.attrelid
		where k.relkind in ('r', 'p') and k.relnamespace = 'public'::regnamespace and k.relname not like 'directus\_%' and a.attnum > 0 and not a.attisdropped
			and a.atttypid in ('numeric'::regtype, 'real'::regtype, 'float8'::regtype, 'date'::regtype, 'timestamp'::regtype, 'timestamptz'::regtype)
		order by 1, a.attnum
	loop
		if c.type in ('numeric', 'real', 'double precision') then
			-- A column with a precision has its bounds already.
			condition := case when c.type = 'numeric' and c.precision > 0 then format('%I < ''NaN''', c.col)
				else format('%1$I between -1e15 and 1e15', c.col) end;
			perform kontor_system.ensure_check(c.tbl, kontor_system.check_name(c.col, '_is_a_number'), condition);
		else
			condition := format('%1$I >= %2$L and %1$I < ''2200-01-01''', c.col, kontor_system.first_day(c.name));
			perform kontor_system.ensure_check(c.tbl, kontor_system.check_name(c.col, '_is_of_this_time'), condition);
		end if;
	end loop;
end $$;
select kontor_system.guard_values();

-- Whole numbers that days are counted with: nobody waits ten years for an invoice, and a date must not run out of its type.
do $$
declare c record;
begin
	for c in
		select k.oid::regclass as tbl, a.attname::text as col
		from pg_attribute a join pg_class k on k.oid = a.attrelid
		where k.relkind = 'r' and k.relnamespace = 'public'::regnamespace and a.attname in ('payment_terms_days', 'skonto_days') and not a.attisdropped
	loop
		perform kontor_system.ensure_check(c.tbl, c.col || '_is_a_term', format('%I between 0 and 3650', c.col));
	end loop;
end $$;
select kontor_system.ensure_check('projects', 'rounding_minutes_within_a_day', 'rounding_minutes between 0 and 1440');
select kontor_system.ensure_check('number_sequences', 'year_is_a_year', 'year = 0 or year between 1970 and 2199');

-- Numbers within JSON that money is made of: nothing but digits and a point. (The server checks more, and says it better.)
create or replace function kontor_system.has_decimals(list jsonb, keys text[]) returns boolean language sql immutable as $$
	select jsonb_typeof(list) = 'array' and not exists (
		select 1 from jsonb_array_elements(case jsonb_typeof(list) when 'array' then list else '[]' end) e where jsonb_typeof(e) <> 'object') and not exists (
		select 1 from jsonb_array_elements(case jsonb_typeof(list) when 'array' then list else '[]' end) e, jsonb_each_text(case jsonb_typeof(e) when 'object' then e else '{}' end) v
		where v.key = any (keys) and v.value !~ '^-?[0-9]{1,12}([.][0-9]{1,6})?$')
$$;
select kontor_system.ensure_check('recurring_invoices', 'lines_are_numbers', $$kontor_system.has_decimals(lines, array['quantity', 'unit_price', 'discount_percent', 'tax_rate'])$$);
select kontor_system.ensure_check('organizations', 'dunning_days_are_numbers', $$dunning_levels is null or kontor_system.has_decimals(dunning_levels, array['days']) and dunning_levels::text !~ '"days": *"?-'$$);
