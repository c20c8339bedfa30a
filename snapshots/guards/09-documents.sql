-- A file is as confidential as its documents. It stands on the file itself: a permission that asked the documents would
-- be answered with those documents only that the asking person may see.
create or replace function kontor_system.file_confidential() returns trigger language plpgsql as $$
begin
  update directus_files f set is_confidential = c.yes
  from (select k.id, exists (select 1 from documents d where d.file_id = k.id and d.is_confidential) as yes
        from unnest(array[case when tg_op <> 'INSERT' then old.file_id end, case when tg_op <> 'DELETE' then new.file_id end]) as k (id)) c
  where f.id = c.id and f.is_confidential <> c.yes;
  return null;
end $$;
select kontor_system.ensure_trigger('documents', 'kontor_file_confidential', 'after insert or delete or update of file_id, is_confidential', 'kontor_system.file_confidential()');

-- An upload reaches the table without passing the server's rules: it belongs to the organization of whoever uploads it.
create or replace function kontor_system.file_organization() returns trigger language plpgsql as $$
begin
  if new.organization_id is null and new.uploaded_by is not null then
    new.organization_id := (select organization_id from directus_users where id = new.uploaded_by);
  end if;
  return new;
end $$;
select kontor_system.ensure_trigger('directus_files', 'kontor_organization', 'before insert', 'kontor_system.file_organization()');
