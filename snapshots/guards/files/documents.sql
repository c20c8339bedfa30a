-- Documents: what the law requires to keep can't be deleted before, by any way. § 147 AO and § 257 HGB count in whole years from the
-- end of the year. Organizations set the retention of categories that they add themselves.

create index if not exists idx_documents_list on documents (organization_id, created_at, id);
create index if not exists idx_documents_linked on documents (linked_module, linked_id);
create index if not exists idx_documents_checksum on documents (organization_id, checksum);
-- One version follows another.
create unique index if not exists uq_documents_previous on documents (previous_document_id);
create index if not exists idx_documents_previous_document_id on documents (previous_document_id);
select kontor_system.ensure_check('documents', 'version_positive', 'version >= 1');
select kontor_system.ensure_check('documents', 'version_has_previous', '(version > 1) or previous_document_id is null');
select kontor_system.ensure_check('documents', 'link_is_complete', '(linked_module is null) = (linked_id is null)');
select kontor_system.ensure_choices('documents', 'linked_module');
select kontor_system.ensure_trigger('documents', 'kontor_4_link', 'before insert or update of linked_module, linked_id', 'kontor_system.guard_link()');
select kontor_system.ensure_private('documents', seen_by => 'owner_id', only_if => 'is_confidential');

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
		-- These columns follow from the file.
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
select kontor_system.ensure_trigger('documents', 'kontor_8_store', 'before insert or update', 'kontor_system.guard_document()');

create or replace function kontor_system.guard_document_delete() returns trigger language plpgsql as $$
begin
	if old.file_id is not null and kontor_system.is_kept(old.organization_id, old.retention_until) then perform kontor_system.refuse_kept(old.retention_until); end if;
	return old;
end $$;
select kontor_system.ensure_trigger('documents', 'kontor_2_store_delete', 'before delete', 'kontor_system.guard_document_delete()');

-- No `truncate` while a document, or a file of one, must be kept.
create or replace function kontor_system.refuse_truncate_of_kept() returns trigger language plpgsql as $$
begin
	if exists (select 1 from documents d where d.file_id is not null and kontor_system.is_kept(d.organization_id, d.retention_until)) then
		perform kontor_system.refuse_kept((select max(retention_until) from documents));
	end if;
	return null;
end $$;
select kontor_system.ensure_statement_trigger('documents', 'kontor_store_truncate', 'before truncate', 'kontor_system.refuse_truncate_of_kept()');
select kontor_system.ensure_statement_trigger('directus_files', 'kontor_store_truncate', 'before truncate', 'kontor_system.refuse_truncate_of_kept()');

-- The file goes with its last document.
create or replace function kontor_system.release_document() returns trigger language plpgsql as $$
begin
	if old.file_id is not null and not kontor_system.file_is_used(old.file_id) then
		delete from directus_files where id = old.file_id;
	end if;
	return null;
end $$;
select kontor_system.ensure_trigger('documents', 'kontor_release', 'after delete', 'kontor_system.release_document()');

-- Lists show a document once, as it is now: is_current is false as soon as another version follows.
create or replace function kontor_system.document_is_current() returns trigger language plpgsql as $$
begin
	new.is_current := not exists (select 1 from documents newer where newer.previous_document_id = new.id);
	return new;
end $$;
select kontor_system.ensure_trigger('documents', 'kontor_1_is_current', 'before insert or update', 'kontor_system.document_is_current()');

create or replace function kontor_system.document_is_followed() returns trigger language plpgsql as $$
begin
	if tg_op <> 'INSERT' then update documents set is_current = default where id = old.previous_document_id; end if;
	if tg_op <> 'DELETE' then update documents set is_current = default where id = new.previous_document_id; end if;
	return null;
end $$;
select kontor_system.ensure_trigger('documents', 'kontor_is_followed', 'after insert or delete or update of previous_document_id', 'kontor_system.document_is_followed()');
update documents set is_current = default where is_current and id in (select previous_document_id from documents);

-- Noted in the trail: the document of a receipt, which a trigger writes.
select kontor_system.watch('documents', 'insert', is_nested => true);
