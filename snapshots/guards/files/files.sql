-- Files: whose they are, how confidential they are, and when their content is deleted.

create index if not exists idx_directus_files_organization on directus_files (organization_id);

-- An upload reaches the table without passing the server's rules: it gets the organization of the person who uploads it, or that of the
-- folder if that is an administrator.
create or replace function kontor_system.file_organization() returns trigger language plpgsql as $$
begin
	if new.organization_id is null and new.uploaded_by is not null then
		new.organization_id := coalesce(
			(select f.organization_id from directus_folders f where f.id = new.folder and kontor_system.is_administrator(new.uploaded_by)),
			(select organization_id from directus_users where id = new.uploaded_by));
	end if;
	return new;
end $$;
select kontor_system.ensure_trigger('directus_files', 'kontor_1_organization', 'before insert', 'kontor_system.file_organization()');

-- A file is as confidential as its documents. This is a column of the file: a permission that asked the documents would only find those
-- that the person may see. A file is shared (is_shared) if everybody who sees documents may see one of its documents; money matters of
-- others are not shared (scope open_or_owned).
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
select kontor_system.ensure_private('directus_files', seen_by => 'uploaded_by', only_if => 'is_confidential');

update directus_files f set is_shared = true
where not is_shared and exists (select 1 from documents d where d.file_id = f.id and not d.is_confidential and d.category not in ('invoice', 'receipt', 'accounts'));

-- Whether any row points at the file, by all existing foreign keys.
create or replace function kontor_system.file_is_used(file uuid) returns boolean language plpgsql as $$
declare
	reference record;
	is_used boolean;
begin
	for reference in
		select k.conrelid::regclass as tbl, a.attname as col from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
		where k.contype = 'f' and k.confrelid = 'directus_files'::regclass and cardinality(k.conkey) = 1
	loop
		execute format('select exists (select 1 from %s where %I = $1)', reference.tbl, reference.col) into is_used using file;
		if is_used then return true; end if;
	end loop;
	return false;
end $$;

create or replace function kontor_system.guard_file() returns trigger language plpgsql as $$
declare until date := (select max(d.retention_until) from documents d where d.file_id = old.id and kontor_system.is_kept(d.organization_id, d.retention_until));
begin
	if tg_op = 'DELETE' then
		if until is not null then perform kontor_system.refuse_kept(until); end if;
		return old;
	end if;
	-- The size is known when all of the content has arrived.
	if old.filesize is not null and (new.storage, new.filename_disk, new.filesize, new.checksum, new.type) is distinct from (old.storage, old.filename_disk, old.filesize, old.checksum, old.type)
		and kontor_system.file_is_used(old.id) then
		if until is not null then perform kontor_system.refuse_kept(until); end if;
		perform kontor_system.refuse('KN041', 'The content of a file that is in use is not replaced', 'directus_files');
	end if;
	return new;
end $$;
select kontor_system.ensure_trigger('directus_files', 'kontor_8_store', 'before update or delete', 'kontor_system.guard_file()');

-- The database can't delete content from the storage: it notes what to delete, and a job does it after the commit.
create table if not exists kontor_system.released_files (
	id bigint generated always as identity primary key,
	storage text not null,
	filename_disk text not null,
	released_at timestamptz not null default now()
);

create or replace function kontor_system.release_file() returns trigger language plpgsql as $$
begin
	if old.filename_disk is not null then
		insert into kontor_system.released_files (storage, filename_disk) values (old.storage, old.filename_disk);
	end if;
	return null;
end $$;
select kontor_system.ensure_trigger('directus_files', 'kontor_release', 'after delete', 'kontor_system.release_file()');

-- Noted in the trail: a file that goes with its last document.
select kontor_system.watch('directus_files', 'delete', is_nested => true);
