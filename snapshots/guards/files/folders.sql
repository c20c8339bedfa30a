-- Folders: files and folders lie in folders of their own organization. A folder without one belongs to administrators and may hold
-- files of any organization.

create or replace function kontor_system.guard_folder() returns trigger language plpgsql as $$
declare
	col text := case tg_table_name when 'directus_files' then 'folder' else 'parent' end;
	target uuid := (to_jsonb(new) ->> col)::uuid;
	folder directus_folders;
begin
	if target is null then return new; end if;
	select * into folder from directus_folders where id = target;
	if folder.organization_id is not null and folder.organization_id is distinct from new.organization_id then
		raise foreign_key_violation using message = 'the folder is not there', detail = format('Key (%s)=(%s) is not present in table "directus_folders".', col, target),
			table = tg_table_name, column = col;
	end if;
	return new;
end $$;
select kontor_system.ensure_trigger('directus_files', 'kontor_4_folder', 'before insert or update of folder, organization_id', 'kontor_system.guard_folder()');
select kontor_system.ensure_trigger('directus_folders', 'kontor_2_folder', 'before insert or update of parent, organization_id', 'kontor_system.guard_folder()');

-- A folder gets an organization only if nothing in it belongs to another one.
create or replace function kontor_system.guard_folder_content() returns trigger language plpgsql as $$
begin
	if new.organization_id is not null and new.organization_id is distinct from old.organization_id and (
		exists (select 1 from directus_files f where f.folder = new.id and f.organization_id is distinct from new.organization_id)
		or exists (select 1 from directus_folders f where f.parent = new.id and f.organization_id is distinct from new.organization_id)) then
		raise foreign_key_violation using message = 'something of another organization is in the folder', detail = format('Key (organization_id)=(%s) is not present in table "organizations".', new.organization_id),
			table = 'directus_folders', column = 'organization_id';
	end if;
	return new;
end $$;
select kontor_system.ensure_trigger('directus_folders', 'kontor_2_folder_content', 'before update of organization_id', 'kontor_system.guard_folder_content()');

-- Files that already lie in another organization's folder are taken out of it.
update directus_files f set folder = null from directus_folders d where d.id = f.folder and d.organization_id is not null and d.organization_id is distinct from f.organization_id;
update directus_folders f set parent = null from directus_folders d where d.id = f.parent and d.organization_id is not null and d.organization_id is distinct from f.organization_id;
