-- What people and Insights read, derived from columns that machines calculate with.

-- time_entries.hours: the duration in hours, null while the timer runs. (Runs after kontor_duration: by name.)
create or replace function kontor_system.time_entry_hours() returns trigger language plpgsql as $$
begin
  new.hours := round(new.duration / 3600.0, 4);
  return new;
end $$;
select kontor_system.ensure_trigger('time_entries', 'kontor_duration_hours', 'before insert or update', 'kontor_system.time_entry_hours()');

-- invoices.open_amount: what is still to be paid.
create or replace function kontor_system.invoice_open_amount() returns trigger language plpgsql as $$
begin
  new.open_amount := case
    when new.status in ('draft', 'paid', 'cancelled') or new.kind = 'cancellation' then 0
    else greatest(new.total - new.paid_amount, 0) end;
  return new;
end $$;
select kontor_system.ensure_trigger('invoices', 'kontor_open_amount', 'before insert or update', 'kontor_system.invoice_open_amount()');

update time_entries set hours = round(duration / 3600.0, 4) where hours is null and duration is not null;
-- A database that had invoices before the column: every row passes the trigger once.
do $$ begin
  if not exists (select 1 from kontor_system.setup where key = 'open_amount') then
    update invoices set open_amount = open_amount where status not in ('draft', 'paid', 'cancelled');
    insert into kontor_system.setup (key, value) values ('open_amount', 'filled');
  end if;
end $$;
