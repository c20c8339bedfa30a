-- Frozen: what is never changed, replaced or emptied. Modules attach these to their tables.

-- Rows that are written once.
create or replace function kontor_system.refuse_change() returns trigger language plpgsql as $$
begin
	if tg_op = 'UPDATE' and not kontor_system.differs(to_jsonb(new), to_jsonb(old), array['created_by', 'updated_by', 'updated_at']) and new.created_by is null then
		return new;
	end if;
	perform kontor_system.refuse('KN013', format('%s are never changed or deleted', tg_table_name), tg_table_name);
	return null;
end $$;

-- The PDF of a paper that was sent is never replaced, for as long as the file is kept.
create or replace function kontor_system.keep_pdf() returns trigger language plpgsql as $$
begin
	if old.pdf_file_id is not null and new.pdf_file_id is distinct from old.pdf_file_id
		and exists (select 1 from directus_files f where f.id = old.pdf_file_id) then
		perform kontor_system.refuse('KN010', 'The PDF of a document that was sent stays', tg_table_name::text, 'pdf_file_id');
	end if;
	return new;
end $$;

-- Tables that can't be truncated.
create or replace function kontor_system.refuse_truncate() returns trigger language plpgsql as $$
begin
	perform kontor_system.refuse('KN011', 'The books are never emptied', tg_table_name);
	return null;
end $$;

create or replace function kontor_system.ensure_never_emptied(variadic tables regclass[]) returns void language sql as $$
	select kontor_system.ensure_statement_trigger(tbl, 'kontor_truncate', 'before truncate', 'kontor_system.refuse_truncate()') from unnest(tables) tbl
$$;
