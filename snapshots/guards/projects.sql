-- Projects: their members, tasks and chat, their lead, and warnings about budgets.

create unique index if not exists uq_projects_number on projects (organization_id, number);
create unique index if not exists uq_project_members on project_members (project_id, employee_id);
create index if not exists idx_projects_customer_id on projects (customer_id);
create index if not exists idx_projects_status on projects (status);
create index if not exists idx_projects_list on projects (organization_id, title, id);
create index if not exists idx_chat_messages_project on chat_messages (organization_id, project_id, created_at);
select kontor_system.ensure_check('projects', 'dates_in_order', 'end_date >= start_date');
select kontor_system.ensure_check('projects', 'rounding_minutes_within_a_day', 'rounding_minutes between 0 and 1440');
select kontor_system.ensure_not_negative('projects', 'budget_amount', 'budget_hours', 'hourly_rate', 'rounding_minutes');
select kontor_system.ensure_choices('projects', 'billing_type', 'rounding_mode', 'status');
select kontor_system.ensure_not_negative('project_members', 'hourly_rate');
select kontor_system.ensure_choices('project_members', 'role');
select kontor_system.ensure_not_negative('tasks', 'estimated_hours');
select kontor_system.ensure_choices('tasks', 'status');

-- The lead of a project is a member of it. So a permission filter needs only one condition (is a member), which finds every project
-- once: a filter with "leads it or is a member" would find it once per member, and Directus would count that.
create or replace function kontor_system.lead_is_member() returns trigger language plpgsql as $$
begin
	insert into project_members (id, organization_id, project_id, employee_id, role)
	select gen_random_uuid(), organization_id, id, lead_id, 'lead' from projects where id = new.id and lead_id is not null
	on conflict (project_id, employee_id) do update set role = 'lead' where project_members.role <> 'lead';
	return null;
end $$;
-- At the end of the transaction, because the lead may be among the members that are created together with the project.
select kontor_system.ensure_deferred_trigger('projects', 'kontor_lead_is_member', 'after insert or update of lead_id', 'kontor_system.lead_is_member()');

create or replace function kontor_system.keep_lead() returns trigger language plpgsql as $$
begin
	if (tg_op = 'DELETE' or new.employee_id <> old.employee_id or new.project_id <> old.project_id)
		and exists (select 1 from projects where id = old.project_id and lead_id = old.employee_id) then
		raise exception 'The lead of a project stays a member of it' using errcode = 'KN003', table = 'project_members', column = 'employee_id';
	end if;
	return case tg_op when 'DELETE' then old else new end;
end $$;
select kontor_system.ensure_trigger('project_members', 'kontor_2_keep_lead', 'before delete or update of employee_id, project_id', 'kontor_system.keep_lead()');

create or replace function kontor_system.keep_task_in_project() returns trigger language plpgsql as $$
begin
	if new.project_id is distinct from old.project_id and exists (select 1 from time_entries where task_id = old.id) then
		perform kontor_system.refuse('KN034', 'A task with time stays in its project', 'tasks', 'project_id');
	end if;
	return new;
end $$;
select kontor_system.ensure_trigger('tasks', 'kontor_4_project', 'before update of project_id', 'kontor_system.keep_task_in_project()');

-- Which budgets have to be looked at again (src/time/warn-of-budgets.ts does): noted in the transaction that changes the time,
-- so that none is forgotten; as a new row each time, so that writers don't wait for each other.
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

-- A new budget warns again, with the next entry.
create or replace function kontor_system.begin_new_budget() returns trigger language plpgsql as $$
begin
	if (new.budget_hours, new.budget_amount) is distinct from (old.budget_hours, old.budget_amount) then new.budget_warned_percent := 0; end if;
	return new;
end $$;
select kontor_system.ensure_trigger('projects', 'kontor_1_budget', 'before update of budget_hours, budget_amount', 'kontor_system.begin_new_budget()');

-- Noted in the trail: what jobs and triggers write.
select kontor_system.watch('projects', 'update', c, c) from (values (array['budget_warned_percent'])) v (c);
select kontor_system.watch('project_members', 'insert', is_nested => true);
select kontor_system.watch('project_members', 'update', array['role'], array['role'], true);
