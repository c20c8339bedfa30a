-- A file is as confidential as its documents. It stands on the file itself: a permission that asked the documents would
-- be answered with those documents only that the asking person may see.
-- And it is shared (is_shared) if one of them is for whoever sees documents: money matters of others are not (scope open_or_owned).
create or replace function kontor_system.file_confidential() returns trigger language plpgsql as $$
begin
  update directus_files f set is_confidential = c.is_confidential, is_shared = c.is_shared
  from (select k.id, exists (select 1 from documents d where d.file_id = k.id and d.is_confidential) as is_confidential,
          exists (select 1 from documents d where d.file_id = k.id and not d.is_confidential and d.category not in ('invoice', 'receipt', 'accounts')) as is_shared
        from unnest(array[case when tg_op <> 'INSERT' then old.file_id end, case when tg_op <> 'DELETE' then new.file_id end]) as k (id)) c
  where f.id = c.id and (f.is_confidential, f.is_shared) <> (c.is_confidential, c.is_shared);
  return null;
end $$;
select kontor_system.ensure_trigger('documents', 'kontor_file_confidential', 'after insert or delete or update of file_id, is_confidential, category', 'kontor_system.file_confidential()');

update directus_files f set is_shared = true
where not is_shared and exists (select 1 from documents d where d.file_id = f.id and not d.is_confidential and d.category not in ('invoice', 'receipt', 'accounts'));

-- An upload reaches the table without passing the server's rules: it belongs to the organization of whoever uploads it. An administrator,
-- who works in all of them, puts it into the organization of the folder.
create or replace function kontor_system.file_organization() returns trigger language plpgsql as $$
begin
  if new.organization_id is null and new.uploaded_by is not null then
    new.organization_id := coalesce(
      (select f.organization_id from directus_folders f where f.id = new.folder and kontor_system.is_administrator(new.uploaded_by)),
      (select organization_id from directus_users where id = new.uploaded_by));
  end if;
  return new;
end $$;
select kontor_system.ensure_trigger('directus_files', 'kontor_organization', 'before insert', 'kontor_system.file_organization()');
