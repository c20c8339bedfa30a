-- Who made a row and when is not for clients to say; when it changed is known here best.
create or replace function kontor_system.stamp() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.created_at := coalesce(new.created_at, now());
  else
    new.created_at := old.created_at;
    -- Only the deletion of the user itself (on delete set null) may empty it.
    if new.created_by is not null or exists (select 1 from directus_users where id = old.created_by) then
      new.created_by := old.created_by;
    end if;
    new.updated_at := now();
  end if;
  return new;
end $$;

do $$
declare t record;
begin
  for t in select tbl from kontor_system.tenant_tables union select 'organizations'::regclass loop
    perform kontor_system.ensure_trigger(t.tbl, 'kontor_stamp', 'before insert or update', 'kontor_system.stamp()');
  end loop;
end $$;

-- time_entries.duration: whole seconds between start and end, null while the timer runs.
create or replace function kontor_system.time_entry_duration() returns trigger language plpgsql as $$
begin
  new.duration := case when new.end_time is null then null else round(extract(epoch from new.end_time - new.start_time))::int end;
  return new;
end $$;
select kontor_system.ensure_trigger('time_entries', 'kontor_duration', 'before insert or update', 'kontor_system.time_entry_duration()');

-- is_completed / is_done carry the moment with them.
create or replace function kontor_system.completed_at() returns trigger language plpgsql as $$
begin
  new.completed_at := case when not new.is_completed then null else coalesce(new.completed_at, now()) end;
  return new;
end $$;
select kontor_system.ensure_trigger('activities', 'kontor_completed', 'before insert or update', 'kontor_system.completed_at()');

create or replace function kontor_system.done_at() returns trigger language plpgsql as $$
begin
  new.done_at := case when not new.is_done then null else coalesce(new.done_at, now()) end;
  return new;
end $$;
select kontor_system.ensure_trigger('reminders', 'kontor_done', 'before insert or update', 'kontor_system.done_at()');
