-- Refusals: how the guards of the books refuse, and checks that many of them share.

-- A code that the extension knows (core/errors/database-errors.ts), and what it is about.
create or replace function kontor_system.refuse(code text, message text, tbl text, col text default null, details jsonb default '{}') returns void language plpgsql as $$
begin
	raise exception using errcode = code, message = message, table = tbl, column = coalesce(col, ''), detail = details::text;
end $$;

create or replace function kontor_system.assert_transition(collection text, old_status text, new_status text) returns void language plpgsql as $$
begin
	if old_status is not distinct from new_status then return; end if;
	perform 1 from kontor_system.transitions t
	where t.collection = $1 and t.from_status is not distinct from old_status and t.to_status = new_status;
	if not found then
		perform kontor_system.refuse('KN012', format('%s can not go from %s to %s', collection, old_status, new_status), collection, 'status',
			jsonb_build_object('from', old_status, 'to', new_status));
	end if;
end $$;

-- For books from another program: set local kontor.import = 'on'. Rows may then begin in a later state and bring their numbers along;
-- existing rows are still protected.
create or replace function kontor_system.is_import() returns boolean language sql stable as $$
	select coalesce(current_setting('kontor.import', true), '') = 'on'
$$;

-- Organizations close their books up to a day (`books_closed_until`).
create or replace function kontor_system.assert_books_open(organization uuid, day date, tbl text, col text) returns void language plpgsql as $$
declare closed date;
begin
	if kontor_system.is_import() then return; end if;
	-- Locked, so that closing the books waits for running writes, and later writes find them closed.
	select books_closed_until into closed from organizations where id = organization for share;
	if day <= closed then
		perform kontor_system.refuse('KN019', format('The books are closed until %s', closed), tbl, col, jsonb_build_object('until', closed));
	end if;
end $$;

-- The organization's today, and the day a moment belongs to there.
create or replace function kontor_system.day_of(organization uuid, moment timestamptz) returns date language sql stable as $$
	select (moment at time zone coalesce((select time_zone from organizations where id = organization), 'Europe/Berlin'))::date
$$;

-- The books hold what has happened, by the organization's calendar.
create or replace function kontor_system.assert_not_in_future(organization uuid, day date, tbl text, col text) returns void language plpgsql as $$
begin
	if day > kontor_system.day_of(organization, now()) and not kontor_system.is_import() then
		perform kontor_system.refuse('KN024', format('%s is still to come', day), tbl, col);
	end if;
end $$;

-- Does a row differ in anything else than the columns that may change?
create or replace function kontor_system.differs(a jsonb, b jsonb, except_columns text[]) returns boolean language sql immutable as $$
	select (a - except_columns) is distinct from (b - except_columns)
$$;

-- The first of these fields that a row differs in.
create or replace function kontor_system.changed_field(new_row jsonb, old_row jsonb, fields text[]) returns text language sql immutable as $$
	select f from unnest(fields) with ordinality as t (f, n) where new_row -> f is distinct from old_row -> f order by n limit 1
$$;
