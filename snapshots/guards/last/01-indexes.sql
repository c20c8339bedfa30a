-- Indexes: those that are made automatically, beside those that the modules name. Also while the server runs (first/12-tables.sql).

create or replace function kontor_system.ensure_indexes() returns void language plpgsql as $$
declare c record;
begin
	-- One for every foreign key that has no index from a module.
	for c in
		select k.conrelid::regclass as tbl, r.relname as name, a.attname as col, a.attnum
		from pg_constraint k join pg_class r on r.oid = k.conrelid
			join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
		where k.contype = 'f' and r.relnamespace = 'public'::regnamespace and r.relname not like 'directus\_%'
			and a.attname not in ('created_by', 'updated_by')
	loop
		if not exists (select 1 from pg_index i where i.indrelid = c.tbl and i.indkey[0] = c.attnum and i.indpred is null)
			and to_regclass(quote_ident(left('idx_' || c.name || '_' || c.col, 63))) is null then
			execute format('create index %I on %s (%I)', 'idx_' || c.name || '_' || c.col, c.tbl, c.col);
		end if;
	end loop;
	-- Trigrams (GIN) for searching: Directus searches with LOWER(column) LIKE '%text%' of every searchable column, and
	-- column LIKE '%tag%' of tags.
	for c in
		select f.collection as name, f.field as col, a.atttypid::regtype::text as type, f.special
		from directus_fields f join pg_attribute a on a.attrelid = to_regclass(format('public.%I', f.collection)) and a.attname = f.field
		where f.collection not like 'directus\_%' and a.atttypid::regtype::text in ('text', 'character varying') and (f.searchable or f.field = 'tags')
	loop
		-- Not "if not exists": that waits for everybody who writes to the table just now.
		continue when to_regclass(quote_ident(left('idx_' || c.name || '_' || c.col || '_search', 63))) is not null;
		execute format('create index %I on public.%I using gin (%s gin_trgm_ops)', 'idx_' || c.name || '_' || c.col || '_search', c.name,
			case when c.col = 'tags' then quote_ident(c.col) else format('lower(%s::text)', quote_ident(c.col)) end);
	end loop;
end $$;
select kontor_system.ensure_indexes();
