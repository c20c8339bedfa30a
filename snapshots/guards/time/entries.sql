-- Time: entries are locked once approved or billed, billed once only, and never in a closed period. (On lines: billing/work.sql.)

-- One running timer per employee.
create unique index if not exists uq_time_entries_running on time_entries (employee_id) where end_time is null;
create index if not exists idx_time_entries_employee_id on time_entries (employee_id);
create index if not exists idx_time_entries_project_id on time_entries (project_id);
create index if not exists idx_time_entries_start_time on time_entries (start_time);
create index if not exists idx_time_entries_list on time_entries (organization_id, start_time, id);
create index if not exists idx_time_entries_own on time_entries (organization_id, employee_id, start_time, id);
create index if not exists idx_time_entries_project on time_entries (organization_id, project_id, start_time, id);
create index if not exists idx_time_entries_unbilled on time_entries (organization_id, project_id) where is_billable and invoice_line_id is null;
select kontor_system.ensure_check('time_entries', 'end_not_before_start', 'end_time >= start_time');
select kontor_system.ensure_check('time_entries', 'at_most_a_day', $$end_time - start_time <= interval '24 hours'$$);
select kontor_system.ensure_check('time_entries', 'finished_when_submitted', $$end_time is not null or status = 'draft'$$);
select kontor_system.ensure_not_negative('time_entries', 'hourly_rate');
select kontor_system.ensure_choices('time_entries', 'status');
select kontor_system.ensure_book_table('time_entries');
select kontor_system.ensure_never_emptied('time_entries');

-- duration: whole seconds between start and end; hours: the same for people and Insights. Both null while the timer runs.
create or replace function kontor_system.time_entry_duration() returns trigger language plpgsql as $$
begin
	new.duration := case when new.end_time is null then null else round(extract(epoch from new.end_time - new.start_time))::int end;
	new.hours := round(new.duration / 3600.0, 4);
	return new;
end $$;
select kontor_system.ensure_trigger('time_entries', 'kontor_1_duration', 'before insert or update', 'kontor_system.time_entry_duration()');

create or replace function kontor_system.guard_time_entry() returns trigger language plpgsql as $$
declare
	marks constant text[] := array['status', 'rejection_reason', 'approved_by', 'approved_at', 'invoice_line_id', 'billed_rate', 'billed_hours', 'is_overlapping', 'duration', 'hours', 'updated_at', 'updated_by', 'created_by'];
	billing constant text[] := array['invoice_line_id', 'billed_rate', 'billed_hours', 'is_overlapping', 'duration', 'hours', 'updated_at', 'updated_by', 'created_by'];
	line record;
begin
	if tg_op = 'DELETE' then
		if old.invoice_line_id is not null or old.status = 'approved' then
			perform kontor_system.refuse('KN018', 'The entry is approved or billed', 'time_entries', null, jsonb_build_object('status', case when old.invoice_line_id is null then old.status else 'billed' end));
		end if;
		perform kontor_system.assert_books_open(old.organization_id, kontor_system.day_of(old.organization_id, old.start_time), 'time_entries', 'start_time');
		return old;
	end if;
	if tg_op = 'INSERT' then
		perform kontor_system.assert_books_open(new.organization_id, kontor_system.day_of(new.organization_id, new.start_time), 'time_entries', 'start_time');
		if not kontor_system.is_import() then
			perform kontor_system.assert_transition('time_entries', null, new.status);
			if new.invoice_line_id is not null then perform kontor_system.refuse('KN020', 'Time is billed by an invoice', 'time_entries', 'invoice_line_id'); end if;
		end if;
		return new;
	end if;

	if kontor_system.differs(to_jsonb(new), to_jsonb(old), marks) then
		if old.invoice_line_id is not null or old.status = 'approved' then
			perform kontor_system.refuse('KN018', 'The entry is approved or billed', 'time_entries', null, jsonb_build_object('status', case when old.invoice_line_id is null then old.status else 'billed' end));
		end if;
	end if;
	if kontor_system.differs(to_jsonb(new), to_jsonb(old), billing) then
		perform kontor_system.assert_books_open(old.organization_id, kontor_system.day_of(old.organization_id, old.start_time), 'time_entries', 'start_time');
		perform kontor_system.assert_books_open(new.organization_id, kontor_system.day_of(new.organization_id, new.start_time), 'time_entries', 'start_time');
	end if;
	if new.status <> old.status then
		if old.invoice_line_id is not null and new.invoice_line_id is not null then
			perform kontor_system.refuse('KN018', 'The entry is billed', 'time_entries', 'status', '{"status": "billed"}');
		end if;
		perform kontor_system.assert_transition('time_entries', old.status, new.status);
		if new.status = 'approved' and new.approved_by = new.employee_id then perform kontor_system.refuse('KN032', 'Nobody approves their own time', 'time_entries', 'status'); end if;
	end if;
	if new.invoice_line_id is distinct from old.invoice_line_id then
		if old.invoice_line_id is not null and new.invoice_line_id is not null then
			perform kontor_system.refuse('KN020', 'The entry is billed already', 'time_entries', 'invoice_line_id');
		elsif new.invoice_line_id is not null then
			select i.status, i.organization_id into line from invoice_lines l join invoices i on i.id = l.invoice_id where l.id = new.invoice_line_id;
			if line.status <> 'draft' or new.end_time is null or not new.is_billable or new.status = 'rejected' then
				perform kontor_system.refuse('KN020', 'Only finished, billable time is billed, and by a draft', 'time_entries', 'invoice_line_id');
			end if;
		elsif pg_trigger_depth() < 2 and not kontor_system.is_released(old.invoice_line_id) then
			perform kontor_system.refuse('KN018', 'The entry is billed', 'time_entries', 'invoice_line_id', '{"status": "billed"}');
		end if;
	elsif new.invoice_line_id is not null and (new.billed_rate is distinct from old.billed_rate or new.billed_hours is distinct from old.billed_hours) then
		perform kontor_system.refuse('KN018', 'The entry is billed', 'time_entries', 'billed_rate', '{"status": "billed"}');
	end if;
	return new;
end $$;
select kontor_system.ensure_trigger('time_entries', 'kontor_2_guard', 'before insert or update or delete', 'kontor_system.guard_time_entry()');

-- The project of an entry is open, and its task belongs to that project.
create or replace function kontor_system.guard_time_project() returns trigger language plpgsql as $$
declare
	has_moved constant boolean := tg_op = 'INSERT' or new.project_id is distinct from old.project_id;
	project record;
	task record;
begin
	if new.task_id is not null and (has_moved or new.task_id is distinct from old.task_id) then
		-- Locked, so that the task does not move to another project meanwhile.
		select project_id into task from tasks where id = new.task_id for share;
		if found and task.project_id is distinct from new.project_id then
			perform kontor_system.refuse('KN030', 'The task is not one of the project', 'time_entries', 'task_id');
		end if;
	end if;
	-- What was recorded while the project was open stays, and can be corrected.
	if new.project_id is not null and has_moved and not kontor_system.is_import() then
		select title, status into project from projects where id = new.project_id;
		if project.status in ('completed', 'cancelled') then
			perform kontor_system.refuse('KN031', 'The project is closed', 'time_entries', 'project_id', jsonb_build_object('project', project.title, 'status', project.status));
		end if;
	end if;
	return new;
end $$;
select kontor_system.ensure_trigger('time_entries', 'kontor_4_project', 'before insert or update of project_id, task_id', 'kontor_system.guard_time_project()');

-- A timer that began in a closed period could never be stopped: first the timers, then the books.
create or replace function kontor_system.guard_closing() returns trigger language plpgsql as $$
declare running int;
begin
	if new.books_closed_until is not null and new.books_closed_until is distinct from old.books_closed_until then
		select count(*) into running from time_entries
		where organization_id = new.id and end_time is null
			and start_time < ((new.books_closed_until + 1)::timestamp at time zone coalesce(new.time_zone, 'Europe/Berlin'));
		if running > 0 then
			perform kontor_system.refuse('KN033', 'Timers that began in the period are still running', 'organizations', 'books_closed_until', jsonb_build_object('count', running));
		end if;
	end if;
	return new;
end $$;
select kontor_system.ensure_trigger('organizations', 'kontor_2_closing', 'before update of books_closed_until', 'kontor_system.guard_closing()');

-- Noted in the trail: states, which follow from verbs and from other rows.
select kontor_system.watch('time_entries', 'update', c, c) from (values (array['status', 'rejection_reason', 'approved_by', 'approved_at', 'invoice_line_id', 'billed_rate', 'billed_hours'])) v (c);
