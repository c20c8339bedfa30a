-- The store of files. What law asks to keep stays for as long as it does, by whatever road somebody comes: § 147 AO and § 257 HGB
-- count in whole years from the end of the year. Categories that firms add themselves are kept for as long as they say.
create or replace function kontor_system.retention_years(category text) returns int language sql immutable as $$
	select case category when 'accounts' then 10 when 'invoice' then 8 when 'receipt' then 8 when 'contract' then 6 when 'quote' then 6 when 'letter' then 6 end
$$;

create or replace function kontor_system.is_kept(organization uuid, until date) returns boolean language sql stable as $$
	select coalesce(until >= kontor_system.day_of(organization, now()), false)
$$;

create or replace function kontor_system.refuse_kept(until date, col text default null) returns void language plpgsql as $$
begin
	perform kontor_system.refuse('KN040', format('The document is kept until %s', until), 'documents', col, jsonb_build_object('until', until));
end $$;

create or replace function kontor_system.guard_document() returns trigger language plpgsql as $$
declare
	years constant int := kontor_system.retention_years(new.category);
	file record;
begin
	if tg_op = 'UPDATE' then
		if old.file_id is not null and kontor_system.is_kept(old.organization_id, old.retention_until) then
			if new.retention_until is null or new.retention_until < old.retention_until then perform kontor_system.refuse_kept(old.retention_until, 'retention_until'); end if;
			if (new.file_id, new.version, new.previous_document_id) is distinct from (old.file_id, old.version, old.previous_document_id) then
				perform kontor_system.refuse_kept(old.retention_until, 'file_id');
			end if;
		end if;
		if old.file_id is not null and new.file_id is not null and new.file_id <> old.file_id then
			perform kontor_system.refuse('KN041', 'The file of a document is not replaced', 'documents', 'file_id');
		end if;
		-- They say what the file is.
		new.checksum := old.checksum;
		new.type := old.type;
		new.file_path := old.file_path;
	end if;
	if new.file_id is not null and (tg_op = 'INSERT' or old.file_id is null) then
		select f.checksum, f.type, f.filename_disk into file from directus_files f where f.id = new.file_id;
		new.checksum := coalesce(file.checksum, new.checksum);
		new.type := coalesce(left(file.type, 100), new.type);
		new.file_path := coalesce(left(file.filename_disk, 500), new.file_path);
	end if;
	if years is not null and new.file_id is not null and (tg_op = 'INSERT' or old.file_id is null or new.category <> old.category) then
		new.retention_until := greatest(new.retention_until, make_date(
			extract(year from kontor_system.day_of(new.organization_id, coalesce(new.created_at, now())))::int + years, 12, 31));
	end if;
	return new;
end $$;
-- By the name: after kontor_stamp has given created_at.
select kontor_system.ensure_trigger('documents', 'kontor_store', 'before insert or update', 'kontor_system.guard_document()');

create or replace function kontor_system.guard_document_delete() returns trigger language plpgsql as $$
begin
	if old.file_id is not null and kontor_system.is_kept(old.organization_id, old.retention_until) then perform kontor_system.refuse_kept(old.retention_until); end if;
	return old;
end $$;
select kontor_system.ensure_trigger('documents', 'kontor_store_delete', 'before delete', 'kontor_system.guard_document_delete()');

create or replace function kontor_system.refuse_truncate() returns trigger language plpgsql as $$
begin
	if exists (select 1 from documents d where d.file_id is not null and kontor_system.is_kept(d.organization_id, d.retention_until)) then
		perform kontor_system.refuse_kept((select max(retention_until) from documents));
	end if;
	return null;
end $$;
drop trigger if exists kontor_store_truncate on documents;
create trigger kontor_store_truncate before truncate on documents for each statement execute function kontor_system.refuse_truncate();
drop trigger if exists kontor_store_truncate on directus_files;
create trigger kontor_store_truncate before truncate on directus_files for each statement execute function kontor_system.refuse_truncate();

-- Whatever points at a file, by the foreign keys that there are.
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

-- Content on the storage is not the database's to delete: it notes what is to go, and a job does it after the commit.
create table if not exists kontor_system.released_files (
	id bigint generated always as identity primary key,
	storage text not null,
	filename_disk text not null,
	released_at timestamptz not null default now()
);

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
select kontor_system.ensure_trigger('directus_files', 'kontor_store', 'before update or delete', 'kontor_system.guard_file()');

create or replace function kontor_system.release_file() returns trigger language plpgsql as $$
begin
	if old.filename_disk is not null then
		insert into kontor_system.released_files (storage, filename_disk) values (old.storage, old.filename_disk);
	end if;
	return null;
end $$;
select kontor_system.ensure_trigger('directus_files', 'kontor_release', 'after delete', 'kontor_system.release_file()');

-- The file goes with its last document.
create or replace function kontor_system.release_document() returns trigger language plpgsql as $$
begin
	if old.file_id is not null and not kontor_system.file_is_used(old.file_id) then
		delete from directus_files where id = old.file_id;
	end if;
	return null;
end $$;
select kontor_system.ensure_trigger('documents', 'kontor_release', 'after delete', 'kontor_system.release_document()');

-- A receipt is filed when its expense is handed in; until then it may be exchanged for the right one.
create or replace function kontor_system.file_receipt() returns trigger language plpgsql as $$
begin
	if new.receipt_file_id is not null and new.status <> 'draft' and not exists (
		select 1 from documents d where d.file_id = new.receipt_file_id and d.category in ('receipt', 'invoice') and d.linked_module = 'expense' and d.linked_id = new.id) then
		insert into documents (id, organization_id, title, category, file_id, owner_id, linked_module, linked_id, created_by)
		values (gen_random_uuid(), new.organization_id, left(concat_ws(' ', coalesce(nullif(new.supplier, ''), 'Beleg'), new.expense_date), 255), 'receipt',
			new.receipt_file_id, new.employee_id, 'expense', new.id, new.updated_by);
	end if;
	return null;
end $$;
select kontor_system.ensure_trigger('expenses', 'kontor_receipt', 'after insert or update of receipt_file_id, status', 'kontor_system.file_receipt()');

-- One version follows another.
create unique index if not exists uq_documents_previous on documents (previous_document_id);
create index if not exists idx_documents_file on documents (file_id);
select kontor_system.ensure_check('documents', 'version_has_previous', '(version > 1) or previous_document_id is null');

-- Lists show a document once, as it is now: is_current is false as soon as another version follows.
create or replace function kontor_system.document_is_current() returns trigger language plpgsql as $$
begin
	new.is_current := not exists (select 1 from documents newer where newer.previous_document_id = new.id);
	return new;
end $$;
select kontor_system.ensure_trigger('documents', 'kontor_is_current', 'before insert or update', 'kontor_system.document_is_current()');

create or replace function kontor_system.document_is_followed() returns trigger language plpgsql as $$
begin
	if tg_op <> 'INSERT' then update documents set is_current = default where id = old.previous_document_id; end if;
	if tg_op <> 'DELETE' then update documents set is_current = default where id = new.previous_document_id; end if;
	return null;
end $$;
select kontor_system.ensure_trigger('documents', 'kontor_is_followed', 'after insert or delete or update of previous_document_id', 'kontor_system.document_is_followed()');
update documents set is_current = default where is_current and id in (select previous_document_id from documents);

-- The same invoice of a supplier is found however it comes in.
create index if not exists idx_expenses_supplier_number on expenses (organization_id, supplier_invoice_number) where supplier_invoice_number is not null;
create index if not exists idx_expenses_receipt on expenses (receipt_file_id) where receipt_file_id is not null;
