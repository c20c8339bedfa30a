-- The wall in permissions: whatever is clicked in Studio, sent to the API or written by SQL, a permission reaches rows of the own
-- organization only. What is missing is added to the row before it is stored, so that Studio shows it; what can't be walled is refused.
-- Permissions that have the wall already stay as they are, to the letter. docs/decisions/0031-the-wall-by-itself.md

-- The conditions that must all hold, from a filter whose parts are joined by "and". Anything else is one condition.
create or replace function kontor_system.conditions_of(filter jsonb) returns jsonb language plpgsql immutable as $$
declare
	part jsonb;
	found jsonb := '[]';
begin
	if filter is null or filter in ('null', '{}') then return '[]'; end if;
	if jsonb_typeof(filter) = 'object' and (select count(*) from jsonb_object_keys(filter)) = 1 and jsonb_typeof(filter -> '_and') = 'array' then
		for part in select * from jsonb_array_elements(filter -> '_and') loop
			found := found || kontor_system.conditions_of(part);
		end loop;
		return found;
	end if;
	return jsonb_build_array(filter);
end $$;

-- The filter with one of the walls: as it is if it has one, otherwise with the first. A wall is a list of conditions.
create or replace function kontor_system.with_wall(filter json, walls jsonb) returns json language plpgsql immutable as $$
declare
	given jsonb := kontor_system.conditions_of(filter::jsonb);
	wall jsonb;
	missing jsonb;
begin
	if filter is not null and json_typeof(filter) not in ('object', 'null') then
		perform kontor_system.refuse('KN105', 'A filter is an object', 'directus_permissions');
	end if;
	for wall in select * from jsonb_array_elements(walls) loop
		if given @> wall and not exists (select from jsonb_array_elements(wall) w where not exists (select from jsonb_array_elements(given) g where g = w)) then
			return filter;
		end if;
	end loop;
	select jsonb_agg(w order by n) into missing from jsonb_array_elements(walls -> 0) with ordinality as t (w, n)
	where not exists (select from jsonb_array_elements(given) g where g = w);
	if given <> '[]' then missing := missing || jsonb_build_array(filter::jsonb); end if;
	return case when jsonb_array_length(missing) = 1 then missing -> 0 else jsonb_build_object('_and', missing) end;
end $$;

-- The filter without the wall of the organization, for a table that became the same for all.
create or replace function kontor_system.without_wall(filter json) returns json language sql immutable as $$
	select case count(*) when 0 then null when 1 then jsonb_agg(c) -> 0 else jsonb_build_object('_and', jsonb_agg(c)) end::json
	from jsonb_array_elements(kontor_system.conditions_of(filter::jsonb)) c where c <> '{"organization_id": {"_eq": "$CURRENT_USER.organization_id"}}'
$$;

-- What may be given of a table for an action: 'free', 'walled' by one of these walls, or the code of the refusal.
create or replace function kontor_system.wall_of(target text, action text, out verdict text, out walls jsonb) language plpgsql stable as $$
declare
	own constant jsonb := '{"organization_id": {"_eq": "$CURRENT_USER.organization_id"}}';
	known constant jsonb := '{"organization_id": {"_nnull": true}}';
	tbl regclass := to_regclass(format('public.%I', target));
	-- Rows of Directus that are a person's own: the columns that say whose.
	person text := case target when 'directus_users' then 'id' when 'directus_presets' then 'user' when 'directus_notifications' then 'recipient'
		when 'directus_comments' then 'user_created' when 'directus_versions' then 'user_created' when 'directus_shares' then 'user_created'
		when 'directus_dashboards' then 'user_created' when 'directus_panels' then 'user_created' end;
	of_person jsonb := case when person is null then null else jsonb_build_array(jsonb_build_object(person, '{"_eq": "$CURRENT_USER"}'::jsonb)) end;
begin
	verdict := 'walled';
	if target not like 'directus\_%' then
		if tbl is null then
			-- A folder, or nothing: there are no rows. A table that is made later walls what was given before.
			verdict := 'free';
		elsif target = 'organizations' then
			walls := '[[{"id": {"_eq": "$CURRENT_USER.organization_id"}}]]';
			if action not in ('read', 'update') then verdict := 'KN109'; end if;
		elsif exists (select from directus_collections c where c.collection = target and c.is_shared) then
			verdict := case action when 'read' then 'free' else 'KN106' end;
		elsif exists (select from kontor_system.tenant_tables t where t.name = target) then
			walls := jsonb_build_array(jsonb_build_array(own));
		elsif exists (select from pg_attribute where attrelid = tbl and attname = 'organization_id' and atttypid = 'uuid'::regtype and not attisdropped) then
			-- A view, for one.
			walls := jsonb_build_array(jsonb_build_array(own, known));
		else
			verdict := 'KN107';
		end if;
		return;
	end if;
	walls := case
		when target in ('directus_files', 'directus_folders') then jsonb_build_array(jsonb_build_array(own, known))
		when target = 'directus_users' and action = 'read' then jsonb_build_array(jsonb_build_array(own, known), of_person)
		when target = 'directus_users' and action = 'update' then jsonb_build_array(of_person)
		when target = 'directus_activity' and action = 'read' then jsonb_build_array(jsonb_build_array(own, known), '[{"user": {"_eq": "$CURRENT_USER"}}]'::jsonb)
		when target = 'directus_revisions' and action = 'read' then jsonb_build_array(jsonb_build_array(jsonb_build_object('activity', jsonb_build_object('_and', jsonb_build_array(own, known)))))
		when target = 'directus_presets' and action <> 'share' then jsonb_build_array(of_person, jsonb_build_array(jsonb_build_object('user', own)))
		when target in ('directus_dashboards', 'directus_panels') and action in ('update', 'delete') then jsonb_build_array(of_person, jsonb_build_array(jsonb_build_object('user_created', own)),
			-- The panels of one's own dashboards.
			'[{"dashboard": {"user_created": {"_eq": "$CURRENT_USER"}}}]'::jsonb)
		when target in ('directus_notifications', 'directus_comments', 'directus_versions', 'directus_shares') and action in ('read', 'update', 'delete') then jsonb_build_array(of_person)
	end;
	if walls is not null then return; end if;
	verdict := case
		when target in ('directus_collections', 'directus_fields', 'directus_relations', 'directus_roles', 'directus_settings', 'directus_translations',
			'directus_flows', 'directus_operations', 'directus_dashboards', 'directus_panels') and action = 'read' then 'free'
		-- Directus itself asks whether the caller sees the row that these are about.
		when target in ('directus_comments', 'directus_versions', 'directus_shares', 'directus_dashboards', 'directus_panels') and action = 'create' then 'free'
		else 'KN108' end;
end $$;

create or replace function kontor_system.wall_permission() returns trigger language plpgsql as $$
declare
	wall record := kontor_system.wall_of(new.collection, new.action);
	key text := kontor_system.key_of(to_regclass(format('public.%I', new.collection)));
	-- Shuts a permission on a table of which nobody has decided yet whose rows they are (wall_permissions).
	shut jsonb := jsonb_build_object(coalesce(key, 'id'), '{"_null": true}'::jsonb);
begin
	if wall.verdict = 'KN107' and kontor_system.conditions_of(new.permissions::jsonb) -> 0 = shut then return new; end if;
	if wall.verdict like 'KN%' then
		perform kontor_system.refuse(wall.verdict, format('%s of %s can not be given', new.action, new.collection), new.collection);
	end if;
	if new.permissions::jsonb -> '_and' -> 0 = shut then new.permissions := coalesce(new.permissions::jsonb -> '_and' -> 1, '{}');
	elsif new.permissions::jsonb = shut then new.permissions := null;
	end if;
	if wall.verdict = 'free' then return new; end if;
	if new.action <> 'create' then
		new.permissions := kontor_system.with_wall(new.permissions, wall.walls);
		return new;
	end if;
	new.validation := kontor_system.with_wall(new.validation, wall.walls);
	if wall.walls -> 0 @> '[{"organization_id": {"_eq": "$CURRENT_USER.organization_id"}}]'
		and new.presets::jsonb ->> 'organization_id' is distinct from '$CURRENT_USER.organization_id' then
		new.presets := jsonb_build_object('organization_id', '$CURRENT_USER.organization_id') || (coalesce(nullif(new.presets::jsonb, 'null'), '{}') - 'organization_id');
	end if;
	return new;
end $$;
select kontor_system.ensure_trigger('directus_permissions', 'kontor_2_wall', 'before insert or update', 'kontor_system.wall_permission()');

-- Walls what was given before: of one table, or of all. What can't be walled is shut, or taken away where there is nothing to shut.
create or replace function kontor_system.wall_permissions(target text default null) returns void language plpgsql as $$
declare
	given record;
	verdict text;
	key text;
begin
	for given in select id, collection, action from directus_permissions where target is null or collection = target order by id loop
		verdict := (kontor_system.wall_of(given.collection, given.action)).verdict;
		if verdict = 'KN107' and given.action <> 'create' then
			key := coalesce(kontor_system.key_of(to_regclass(format('public.%I', given.collection))), 'id');
			update directus_permissions set permissions = jsonb_build_object('_and', jsonb_build_array(jsonb_build_object(key, '{"_null": true}'::jsonb), coalesce(nullif(permissions::jsonb, 'null'), '{}')))
			where id = given.id and kontor_system.conditions_of(permissions::jsonb) -> 0 is distinct from jsonb_build_object(key, '{"_null": true}'::jsonb);
		elsif verdict like 'KN%' then
			raise warning 'The permission to % in % was taken away: it reached beyond the own organization', given.action, given.collection;
			delete from directus_permissions where id = given.id;
		else
			update directus_permissions set collection = collection where id = given.id;
		end if;
	end loop;
end $$;

-- Whoever is not logged in is never an administrator.
create or replace function kontor_system.guard_public() returns trigger language plpgsql as $$
begin
	if exists (select from directus_access a join directus_policies p on p.id = a.policy where a.role is null and a."user" is null and (p.admin_access or p.app_access)) then
		perform kontor_system.refuse('KN110', 'The public has no access to Studio', tg_table_name::text);
	end if;
	return null;
end $$;
select kontor_system.ensure_trigger('directus_access', 'kontor_public', 'after insert or update', 'kontor_system.guard_public()');
select kontor_system.ensure_trigger('directus_policies', 'kontor_public', 'after update of admin_access, app_access', 'kontor_system.guard_public()');

-- Full access is the right of administrators alone: of the policy that Kontor brings, in the role of that name (or given to one person).
-- A policy of one's own with full access, or a role below that of the administrators, would open the rows of every organization.
create or replace function kontor_system.guard_full_access() returns trigger language plpgsql as $$
declare
	-- As in snapshots/policies/administrator.yaml and snapshots/roles.yaml.
	administrators constant uuid := '55cd8b78-9be5-4fab-a1b1-cdbaa6e84ee1';
	administrator constant uuid := '2a663ead-820c-44c3-aa13-0aa6e2044ff3';
begin
	if tg_table_name = 'directus_policies' then
		if new.admin_access and new.id <> administrators and (tg_op = 'INSERT' or not old.admin_access) then
			perform kontor_system.refuse('KN115', 'Full access is for administrators', tg_table_name::text, 'admin_access');
		end if;
	elsif tg_table_name = 'directus_access' then
		if exists (select from directus_policies p where p.id = new.policy and p.admin_access)
			and exists (select from directus_roles r where r.id = new.role and r.id <> administrator) then
			perform kontor_system.refuse('KN115', 'Full access is for administrators', tg_table_name::text, 'policy');
		end if;
	elsif new.parent is not null and new.parent in (select a.role from directus_access a join directus_policies p on p.id = a.policy where p.admin_access) then
		perform kontor_system.refuse('KN115', 'Full access is for administrators', tg_table_name::text, 'parent');
	end if;
	return null;
end $$;
select kontor_system.ensure_trigger('directus_policies', 'kontor_full_access', 'after insert or update of admin_access', 'kontor_system.guard_full_access()');
select kontor_system.ensure_trigger('directus_access', 'kontor_full_access', 'after insert or update of role, policy', 'kontor_system.guard_full_access()');
select kontor_system.ensure_trigger('directus_roles', 'kontor_full_access', 'after insert or update of parent', 'kontor_system.guard_full_access()');
