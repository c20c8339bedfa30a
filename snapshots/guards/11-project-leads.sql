-- Whoever leads a project is a member of it. So a permission filter needs to ask one question only (is it a member?), which
-- meets every project once: a filter with "leads it or is a member" meets it once per member, and Directus would count that.
create or replace function kontor_system.lead_is_member() returns trigger language plpgsql as $$
begin
  insert into project_members (id, organization_id, project_id, employee_id, role)
  select gen_random_uuid(), organization_id, id, lead_id, 'lead' from projects where id = new.id and lead_id is not null
  on conflict (project_id, employee_id) do update set role = 'lead' where project_members.role <> 'lead';
  return null;
end $$;
-- At the end of the transaction: who makes project and members together may name the lead among them.
drop trigger if exists kontor_lead_is_member on projects;
create constraint trigger kontor_lead_is_member after insert or update of lead_id on projects
  deferrable initially deferred for each row execute function kontor_system.lead_is_member();

create or replace function kontor_system.keep_lead() returns trigger language plpgsql as $$
begin
  if (tg_op = 'DELETE' or new.employee_id <> old.employee_id or new.project_id <> old.project_id)
    and exists (select 1 from projects where id = old.project_id and lead_id = old.employee_id) then
    raise exception 'The lead of a project stays a member of it' using errcode = 'KN003', table = 'project_members', column = 'employee_id';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
select kontor_system.ensure_trigger('project_members', 'kontor_keep_lead', 'before delete or update of employee_id, project_id', 'kontor_system.keep_lead()');
