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
