-- Time and projects: a task of the project, a project that is open, and budgets that somebody watches.

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
select kontor_system.ensure_trigger('time_entries', 'kontor_project', 'before insert or update of project_id, task_id', 'kontor_system.guard_time_project()');

create or replace function kontor_system.keep_task_in_project() returns trigger language plpgsql as $$
begin
	if new.project_id is distinct from old.project_id and exists (select 1 from time_entries where task_id = old.id) then
		perform kontor_system.refuse('KN034', 'A task with time stays in its project', 'tasks', 'project_id');
	end if;
	return new;
end $$;
select kontor_system.ensure_trigger('tasks', 'kontor_project', 'before update of project_id', 'kontor_system.keep_task_in_project()');

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
select kontor_system.ensure_trigger('organizations', 'kontor_closing', 'before update of books_closed_until', 'kontor_system.guard_closing()');

-- Which budgets have to be looked at again (src/time/warn-of-budgets.ts does): noted in the transaction that changes the time,
-- so that none is forgotten; as a new row each time, so that nobody waits for anybody.
create table if not exists kontor_system.budget_checks (
	id bigint generated always as identity primary key,
	project_id uuid not null
);

create or replace function kontor_system.note_budget_of_time() returns trigger language plpgsql as $$
begin
	if not kontor_system.is_import() then
		insert into kontor_system.budget_checks (project_id)
		select id from projects
		where id in (case when tg_op <> 'INSERT' then old.project_id end, case when tg_op <> 'DELETE' then new.project_id end)
			and (budget_hours > 0 or budget_amount > 0);
	end if;
	return null;
end $$;
select kontor_system.ensure_trigger('time_entries', 'kontor_budget', 'after insert or delete or update of start_time, end_time, project_id, is_billable, hourly_rate, status', 'kontor_system.note_budget_of_time()');

-- Another budget warns anew, with the next entry.
create or replace function kontor_system.begin_new_budget() returns trigger language plpgsql as $$
begin
	if (new.budget_hours, new.budget_amount) is distinct from (old.budget_hours, old.budget_amount) then new.budget_warned_percent := 0; end if;
	return new;
end $$;
select kontor_system.ensure_trigger('projects', 'kontor_budget', 'before update of budget_hours, budget_amount', 'kontor_system.begin_new_budget()');
