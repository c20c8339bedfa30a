-- How the guards of the books refuse: a code that the extension knows (core/errors/database-errors.ts), and what it is about.
create or replace function kontor_system.refuse(code text, message text, tbl text, col text default null, details jsonb default '{}') returns void
language plpgsql as $$
begin
	raise exception using errcode = code, message = message, table = tbl, column = coalesce(col, ''), detail = details::text;
end $$;

create or replace function kontor_system.assert_transition(collection text, old_status text, new_status text) returns void
language plpgsql as $$
begin
	if old_status is not distinct from new_status then return; end if;
	perform 1 from kontor_system.transitions t
	where t.collection = $1 and t.from_status is not distinct from old_status and t.to_status = new_status;
	if not found then
		perform kontor_system.refuse('KN012', format('%s can not go from %s to %s', collection, old_status, new_status), collection, 'status',
			jsonb_build_object('from', old_status, 'to', new_status));
	end if;
end $$;

-- Books that a firm takes over from another program come in as they are: set local kontor.import = 'on'. It lets rows begin
-- in a later state and bring their numbers along; what is in the books can not be changed with it either.
create or replace function kontor_system.is_import() returns boolean language sql stable as $$
	select coalesce(current_setting('kontor.import', true), '') = 'on'
$$;

-- Organizations close their books up to a day (`books_closed_until`).
create or replace function kontor_system.assert_books_open(organization uuid, day date, tbl text, col text) returns void
language plpgsql as $$
declare closed date;
begin
	if kontor_system.is_import() then return; end if;
	-- Locked: whoever closes the books waits for what is being written, and what is written then finds them closed.
	select books_closed_until into closed from organizations where id = organization for share;
	if day <= closed then
		perform kontor_system.refuse('KN019', format('The books are closed until %s', closed), tbl, col, jsonb_build_object('until', closed));
	end if;
end $$;

-- The organization's today, and the day a moment belongs to there.
create or replace function kontor_system.day_of(organization uuid, moment timestamptz) returns date language sql stable as $$
	select (moment at time zone coalesce((select time_zone from organizations where id = organization), 'Europe/Berlin'))::date
$$;

-- Does a row differ in anything else than the columns that may change?
create or replace function kontor_system.differs(a jsonb, b jsonb, except_columns text[]) returns boolean language sql immutable as $$
	select (a - except_columns) is distinct from (b - except_columns)
$$;

-- A number that was counted is counted: sequences in use go forward by one at a time, and stay.
create or replace function kontor_system.guard_sequence() returns trigger language plpgsql as $$
begin
	if tg_op = 'DELETE' then
		if old.last_number > 0 then perform kontor_system.refuse('KN021', 'A number sequence in use stays', 'number_sequences'); end if;
		return old;
	end if;
	if old.last_number > 0 and (new.kind <> old.kind or new.year <> old.year or new.last_number not in (old.last_number, old.last_number + 1)) then
		perform kontor_system.refuse('KN021', 'A number sequence in use only counts on', 'number_sequences', 'last_number');
	end if;
	return new;
end $$;
select kontor_system.ensure_trigger('number_sequences', 'kontor_guard', 'before update or delete', 'kontor_system.guard_sequence()');
