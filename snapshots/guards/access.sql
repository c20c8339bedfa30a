-- Access: guessing passwords locks nobody out, and somebody can always let others in.

-- Wrong passwords suspend nobody, or everybody could suspend everybody: Kontor slows guessing down instead.
create or replace function kontor_system.no_suspension() returns trigger language plpgsql as $$
begin
	new.auth_login_attempts := null;
	return new;
end $$;
select kontor_system.ensure_trigger('directus_settings', 'kontor_1_no_suspension', 'before insert or update', 'kontor_system.no_suspension()');
update directus_settings set auth_login_attempts = null where auth_login_attempts is not null;

-- Somebody must be able to let others in: the last administrator stays one, however the change is made.
create or replace function kontor_system.is_administrator(person uuid, its_role uuid) returns boolean language sql stable as $$
	with recursive roles as (
		select id, parent from directus_roles where id = its_role
		union select r.id, r.parent from directus_roles r join roles on r.id = roles.parent
	)
	select exists (
		select from directus_access a join directus_policies p on p.id = a.policy
		where p.admin_access and (a."user" = person or a.role in (select id from roles))
	)
$$;

create or replace function kontor_system.keep_an_administrator() returns trigger language plpgsql as $$
begin
	if old.status <> 'active' or not kontor_system.is_administrator(old.id, old.role) then return null; end if;
	-- If two administrators demote each other at the same moment, one waits for the other.
	perform pg_advisory_xact_lock(hashtext('kontor.administrators'));
	if not exists (select from directus_users u where u.status = 'active' and kontor_system.is_administrator(u.id, u.role)) then
		perform kontor_system.refuse('KN090', 'The last administrator stays one', 'directus_users', 'role');
	end if;
	return null;
end $$;
select kontor_system.ensure_trigger('directus_users', 'kontor_keep_an_administrator', 'after update of status, role or delete', 'kontor_system.keep_an_administrator()');
