-- Numbers: their format, that they only go up, and what happens when a clock was ahead.

create unique index if not exists uq_number_sequences_kind on number_sequences (organization_id, kind, year);
create unique index if not exists uq_services_number on services (organization_id, number);
select kontor_system.ensure_check('number_sequences', 'numbers_not_negative', 'last_number >= 0 and year >= 0');
select kontor_system.ensure_check('number_sequences', 'year_is_a_year', 'year = 0 or year between 1970 and 2199');
select kontor_system.ensure_choices('number_sequences', 'kind');
select kontor_system.ensure_never_emptied('number_sequences');

-- A format has one counter, and the year if each year counts from the start: otherwise two papers would get the same number. Invisible
-- characters are refused, and those with a meaning in file names and other programs.
select kontor_system.ensure_check('number_sequences', 'format_makes_numbers', $$
	format ~ '^([A-Za-z0-9ÄÖÜäöüß ._/#+-]|\{YYYY\}|\{YY\}|\{MM\}|\{N{1,9}\})+$' and format = btrim(format) and length(format) <= 30
	and array_length(regexp_split_to_array(format, '\{N+\}'), 1) = 2
	and (kind in ('customer', 'project') or year = 0 or format ~ '\{YY(YY)?\}')$$);

-- A number is never used again: sequences in use go forward by one at a time, and are not deleted.
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
select kontor_system.ensure_trigger('number_sequences', 'kontor_2_guard', 'before update or delete', 'kontor_system.guard_sequence()');

-- The numbers of invoices and cancellations are unique together: with the same format, one of them could not be issued.
create or replace function kontor_system.guard_format() returns trigger language plpgsql as $$
begin
	if new.kind in ('invoice', 'cancellation') and exists (
		select 1 from number_sequences s where s.organization_id = new.organization_id and s.year = new.year and s.format = new.format
			and s.kind in ('invoice', 'cancellation') and s.kind <> new.kind) then
		perform kontor_system.refuse('KN028', 'Invoices and cancellations have formats of their own', 'number_sequences', 'format');
	end if;
	return new;
end $$;
select kontor_system.ensure_trigger('number_sequences', 'kontor_2_format', 'before insert or update of format, year, kind', 'kontor_system.guard_format()');

-- Numbers are in the order of their dates. If a clock or a time zone was ahead, the last number is dated in the future, and the next
-- would have to wait for that day. Somebody with the right confirms this once, with a reason that is kept: from this number on the
-- order starts again, with that day. (numbers/confirm-clock.ts)
create table if not exists kontor_system.clock_breaks (
	organization_id uuid not null,
	kind text not null,
	year int not null,
	after_number int not null,
	last_date date not null,
	from_date date not null,
	reason text not null check (length(btrim(reason)) > 0),
	created_by uuid,
	created_at timestamptz not null default now(),
	primary key (organization_id, kind, year, after_number)
);

create or replace function kontor_system.guard_clock_break() returns trigger language plpgsql as $$
declare
	last record;
	today date;
begin
	if tg_op <> 'INSERT' then perform kontor_system.refuse('KN013', 'What was confirmed stays', 'number_sequences'); end if;
	perform 1 from number_sequences where organization_id = new.organization_id and kind = new.kind and year = new.year and last_number = new.after_number for update;
	if not found then perform kontor_system.refuse('KN021', 'It is about the last number of a sequence', 'number_sequences', 'last_number'); end if;
	today := kontor_system.day_of(new.organization_id, now());
	select issued_date into last from invoices where organization_id = new.organization_id and sequence_year = new.year and sequence_number = new.after_number
		and kontor_system.is_reversal(invoices.kind) = (new.kind = 'cancellation') and status <> 'draft';
	if last.issued_date is null or last.issued_date <= today then
		perform kontor_system.refuse('KN029', 'The last number is of no day that is still to come', 'number_sequences', 'last_number', jsonb_build_object('date', last.issued_date));
	end if;
	new.last_date := last.issued_date;
	new.from_date := today;
	return new;
end $$;
select kontor_system.ensure_trigger('kontor_system.clock_breaks', 'kontor_2_guard', 'before insert or update or delete', 'kontor_system.guard_clock_break()');

-- The number before a draft that is being issued (invoices.sql): not of a later day, unless that was confirmed.
create or replace function kontor_system.assert_in_order(i invoices, previous invoices) returns void language plpgsql as $$
declare break_day date;
begin
	if previous.id is null then return; end if;
	select from_date into break_day from kontor_system.clock_breaks b where b.organization_id = i.organization_id and b.year = previous.sequence_year
		and b.after_number = previous.sequence_number and b.kind = case when kontor_system.is_reversal(i.kind) then 'cancellation' else 'invoice' end;
	if i.issued_date >= coalesce(break_day, previous.issued_date) then return; end if;
	if break_day is null and previous.issued_date > kontor_system.day_of(i.organization_id, now()) then
		perform kontor_system.refuse('KN027', 'The number before is of a day that is still to come', 'invoices', 'issued_date', jsonb_build_object(
			'number', previous.number, 'date', previous.issued_date, 'sequence_id', (select id from number_sequences s where s.organization_id = i.organization_id
				and s.year = previous.sequence_year and s.kind = case when kontor_system.is_reversal(i.kind) then 'cancellation' else 'invoice' end)));
	end if;
	perform kontor_system.refuse('KN023', 'The number before was given on a later day', 'invoices', 'issued_date', jsonb_build_object('date', coalesce(break_day, previous.issued_date)));
end $$;
