-- Overlaps: entries of one person at the same time are allowed, and marked.

-- Entries of one person at the same time: allowed (people do correct themselves later), but marked.
create or replace function kontor_system.overlaps(e time_entries) returns boolean language sql stable as $$
	select exists (
		select 1 from time_entries o
		where o.organization_id = e.organization_id and o.employee_id = e.employee_id and o.id <> e.id
			and o.start_time > e.start_time - interval '24 hours' and o.start_time < coalesce(e.end_time, 'infinity')
			and coalesce(o.end_time, 'infinity') > e.start_time and (o.end_time is null or o.end_time > o.start_time)
		-- Only a timer that still runs can have begun more than a day before.
		union all
		select 1 from time_entries o
		where o.employee_id = e.employee_id and o.end_time is null and o.id <> e.id and o.start_time < coalesce(e.end_time, 'infinity'))
		and (e.end_time is null or e.end_time > e.start_time)
$$;

-- Writers at the same moment wait for each other: otherwise neither would see the other's entry, and both would stay unmarked.
create or replace function kontor_system.lock_entries_of(employee uuid) returns void language sql as $$
	select pg_advisory_xact_lock(hashtextextended('time_entries of ' || employee, 0))
$$;

create or replace function kontor_system.mark_overlap() returns trigger language plpgsql as $$
begin
	if tg_op = 'UPDATE' and old.employee_id <> new.employee_id then
		perform kontor_system.lock_entries_of(least(old.employee_id, new.employee_id));
		perform kontor_system.lock_entries_of(greatest(old.employee_id, new.employee_id));
	else
		perform kontor_system.lock_entries_of(new.employee_id);
	end if;
	new.is_overlapping := kontor_system.overlaps(new);
	return new;
end $$;
select kontor_system.ensure_trigger('time_entries', 'kontor_4_overlap', 'before insert or update of start_time, end_time, employee_id, is_overlapping', 'kontor_system.mark_overlap()');

create or replace function kontor_system.mark_neighbours() returns trigger language plpgsql as $$
declare changed time_entries;
begin
	if tg_op = 'DELETE' then perform kontor_system.lock_entries_of(old.employee_id); end if;
	foreach changed in array array[case when tg_op <> 'INSERT' then old end, case when tg_op <> 'DELETE' then new end] loop
		continue when changed.id is null or not changed.is_overlapping;
		update time_entries o set is_overlapping = kontor_system.overlaps(o)
		where o.organization_id = changed.organization_id and o.employee_id = changed.employee_id and o.id <> changed.id
			and (o.start_time > changed.start_time - interval '24 hours' or o.end_time is null) and o.start_time < coalesce(changed.end_time, 'infinity')
			and o.is_overlapping <> kontor_system.overlaps(o);
	end loop;
	return null;
end $$;
select kontor_system.ensure_trigger('time_entries', 'kontor_neighbours', 'after insert or delete or update of start_time, end_time, employee_id', 'kontor_system.mark_neighbours()');
