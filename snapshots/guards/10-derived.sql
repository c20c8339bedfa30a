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
    when new.status in ('draft', 'paid', 'cancelled') or new.kind in ('cancellation', 'correction') then 0
    else greatest(new.total - new.credited_amount - new.paid_amount, 0) end;
  return new;
end $$;
select kontor_system.ensure_trigger('invoices', 'kontor_open_amount', 'before insert or update', 'kontor_system.invoice_open_amount()');
