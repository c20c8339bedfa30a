-- Checks: those that many tables have. Each module names its columns for them. Rules that need more than the row itself are in the
-- extension.

-- Percentages are between 0 and 100.
create or replace function kontor_system.ensure_percentages(tbl regclass, variadic columns text[]) returns void language sql as $$
	select kontor_system.ensure_check(tbl, c || '_is_percentage', format('%I between 0 and 100', c)) from unnest(columns) c
$$;

-- Rates, budgets, prices and fees are never negative. (A payment may be: a counter-entry.)
create or replace function kontor_system.ensure_not_negative(tbl regclass, variadic columns text[]) returns void language sql as $$
	select kontor_system.ensure_check(tbl, c || '_not_negative', format('%I >= 0', c)) from unnest(columns) c
$$;

-- Numbers of days, with a sensible maximum (ten years), so that a computed date stays within its type.
create or replace function kontor_system.ensure_terms(tbl regclass, variadic columns text[]) returns void language sql as $$
	select kontor_system.ensure_not_negative(tbl, variadic columns);
	select kontor_system.ensure_check(tbl, c || '_is_a_term', format('%I between 0 and 3650', c)) from unnest(columns) c
$$;

-- Choices that rules depend on take only the values that the rules know. The other lists (kinds of documents, phases of
-- a customer, …) are the organization's own: a value added in Studio can be used at once.
create or replace function kontor_system.ensure_choices(tbl regclass, variadic columns text[]) returns void language plpgsql as $$
declare f record;
begin
	-- A check that is there stays, also where somebody shows the field in another way.
	perform kontor_system.ask_for_check(tbl, c || '_is_a_choice') from unnest(columns) c;
	for f in
		select field, (select string_agg(quote_literal(choice ->> 'value'), ', ') from jsonb_array_elements((options::jsonb) -> 'choices') choice) as choices
		from directus_fields
		where collection = (select relname from pg_class where oid = tbl) and field = any (columns)
			and interface = 'select-dropdown' and (options::jsonb) ? 'choices'
	loop
		perform kontor_system.ensure_check(tbl, f.field || '_is_a_choice', format('%I in (%s)', f.field, f.choices));
	end loop;
end $$;

-- Numbers within JSON that money is made of: nothing but digits and a point. (The server checks more, and says it better.)
create or replace function kontor_system.has_decimals(list jsonb, keys text[]) returns boolean language sql immutable as $$
	select jsonb_typeof(list) = 'array' and not exists (
		select 1 from jsonb_array_elements(case jsonb_typeof(list) when 'array' then list else '[]' end) e where jsonb_typeof(e) <> 'object') and not exists (
		select 1 from jsonb_array_elements(case jsonb_typeof(list) when 'array' then list else '[]' end) e, jsonb_each_text(case jsonb_typeof(e) when 'object' then e else '{}' end) v
		where v.key = any (keys) and v.value !~ '^-?[0-9]{1,12}([.][0-9]{1,6})?$')
$$;
