-- Employees: an employee and the user account are one person with one id, made together, renamed together, deactivated together.

create unique index if not exists uq_departments_name on departments (organization_id, lower(name));
create unique index if not exists uq_employees_email on employees (organization_id, lower(email));
create unique index if not exists uq_employees_personnel_number on employees (organization_id, personnel_number);
create index if not exists idx_employees_role_id on employees (role_id);
create index if not exists idx_employees_department_id on employees (department_id);
create index if not exists idx_directus_users_organization on directus_users (organization_id);
select kontor_system.ensure_check('employees', 'employee_is_user', 'id = user_id');
select kontor_system.ensure_check('employees', 'dates_in_order', 'left_at >= hired_at');
select kontor_system.ensure_not_negative('employees', 'cost_rate', 'hourly_rate', 'weekly_hours');

-- An address can be the login of one account only. Nobody is told whether somebody of another organization has it: the account then
-- keeps its login, or has none.
create or replace function kontor_system.is_taken_elsewhere(address text, organization uuid) returns boolean language sql stable as $$
	select exists (select 1 from directus_users u where lower(u.email) = lower(address) and u.organization_id is distinct from organization)
$$;

-- From the employee to the account. A role or status that changes ends the sessions, so that it holds at once.
create or replace function kontor_system.employee_to_user() returns trigger language plpgsql as $$
begin
	if pg_trigger_depth() > 1 then return null; end if;
	update directus_users set
		first_name = new.firstname, last_name = new.lastname, role = new.role_id,
		email = case when new.email is distinct from old.email and not kontor_system.is_taken_elsewhere(new.email, new.organization_id) then lower(new.email) else email end,
		status = case when new.is_active then (case when status in ('suspended', 'archived') then 'active' else status end) else 'suspended' end
	where id = new.id;
	return null;
end $$;
select kontor_system.ensure_trigger('employees', 'kontor_to_user', 'after update of firstname, lastname, email, role_id, is_active', 'kontor_system.employee_to_user()');

-- From the account to the employee: for users made or changed in Studio, by single sign-on or by an administrator.
-- Deferred to the end of the transaction: an employee made through the API brings the account along by itself.
create or replace function kontor_system.user_to_employee() returns trigger language plpgsql as $$
declare
	person directus_users;
	-- An address that the person is reached at need not be the one that they log in with.
	has_new_address constant boolean := tg_op = 'INSERT' or new.email is distinct from old.email;
begin
	select * into person from directus_users where id = new.id;
	if not found or person.organization_id is null then return null; end if;
	-- An account without an e-mail address belongs to a program, or to a person without a login.
	if person.email is null then
		update employees e set firstname = coalesce(person.first_name, ''), lastname = coalesce(person.last_name, e.lastname), role_id = person.role,
			is_active = person.status in ('active', 'invited', 'draft', 'unverified')
		where e.id = person.id and (e.firstname, e.lastname, e.role_id, e.is_active)
			is distinct from (coalesce(person.first_name, ''), coalesce(person.last_name, e.lastname), person.role, person.status in ('active', 'invited', 'draft', 'unverified'));
		return null;
	end if;
	insert into employees (id, user_id, organization_id, firstname, lastname, email, role_id, is_active)
	values (person.id, person.id, person.organization_id, coalesce(person.first_name, ''), coalesce(person.last_name, person.email), person.email, person.role, person.status in ('active', 'invited', 'draft', 'unverified'))
	on conflict (id) do update set
		firstname = excluded.firstname, lastname = excluded.lastname, role_id = excluded.role_id, is_active = excluded.is_active,
		email = case when has_new_address then excluded.email else employees.email end
	where (employees.firstname, employees.lastname, employees.role_id, employees.is_active) is distinct from (excluded.firstname, excluded.lastname, excluded.role_id, excluded.is_active)
		or (has_new_address and employees.email is distinct from excluded.email);
	return null;
end $$;
select kontor_system.ensure_deferred_trigger('directus_users', 'kontor_to_employee',
	'after insert or update of first_name, last_name, email, role, status, organization_id', 'kontor_system.user_to_employee()');

-- Whoever is no longer active, or has another role, is logged out.
create or replace function kontor_system.end_sessions() returns trigger language plpgsql as $$
begin
	if new.status <> 'active' or new.role is distinct from old.role then
		delete from directus_sessions where "user" = new.id;
	end if;
	return null;
end $$;
select kontor_system.ensure_trigger('directus_users', 'kontor_end_sessions', 'after update of status, role', 'kontor_system.end_sessions()');

-- Noted in the trail: what triggers keep in step.
select kontor_system.watch('employees', 'insert', is_nested => true);
select kontor_system.watch('employees', 'update', c, c, true) from (values (array['firstname', 'lastname', 'email', 'role_id', 'is_active'])) v (c);
-- Without the address: an entry would show whether it became the login, and so whether somebody else has it.
select kontor_system.watch('directus_users', 'update', c, c, true) from (values (array['first_name', 'last_name', 'role', 'status'])) v (c);
