-- Indexes: those that are made automatically, beside those that the modules name. Also while the server runs (first/12-tables.sql).

-- What a search finds rows by (docs/decisions/0036-search.md): trigrams (GIN) of every searchable text, of telephone numbers, and of tags;
-- amounts in order. The modules say which columns (`search` in their module.ts).
create or replace function kontor_system.index_name(whole text) returns text language sql immutable as $$
	select case when length(whole) <= 63 then whole else left(whole, 54) || '_' || left(md5(whole), 8) end;
$$;

-- A function, because a view is not restored from a backup word by word. Long names keep apart by a number.
create or replace function kontor_system.search_indexes() returns table (tbl regclass, name text, definition text) language sql stable as $$
	with wanted as (
		select f.collection::text as name, f.field::text as col, 'text' as kind, 'find' as ending
		from directus_fields f
		where f.searchable and f.collection not like 'directus\_%'
		union all
		select f.collection, f.field, 'tags', 'search' from directus_fields f where f.field = 'tags' and f.collection not like 'directus\_%'
		union all
		select v.name, v.col, v.kind, v.kind
		from (values
			('customers', 'phone', 'phone'), ('contacts', 'phone', 'phone'), ('contacts', 'mobile', 'phone'), ('employees', 'phone', 'phone'),
			('deals', 'value', 'amount'), ('quotes', 'total', 'amount'), ('quotes', 'net_total', 'amount'), ('invoices', 'total', 'amount'),
			('invoices', 'net_total', 'amount'), ('payments', 'amount', 'amount'), ('customer_credits', 'amount', 'amount'),
			('expenses', 'amount', 'amount'), ('dunning_notices', 'open_amount', 'amount')) as v (name, col, kind)
	)
	select to_regclass(format('public.%I', w.name)) as tbl, kontor_system.index_name('idx_' || w.name || '_' || w.col || '_' || w.ending) as name,
		format(case w.kind
			when 'text' then 'public.%I using gin (kontor_system.fold(%I::text) gin_trgm_ops)'
			when 'phone' then 'public.%I using gin (kontor_system.digits(%I::text) gin_trgm_ops)'
			when 'tags' then 'public.%I using gin (%I gin_trgm_ops)'
			else 'public.%I (%I)' end, w.name, w.col) as definition
	from wanted w join pg_attribute a on a.attrelid = to_regclass(format('public.%I', w.name)) and a.attname = w.col
	where w.kind = 'amount' or a.atttypid::regtype::text in ('text', 'character varying')
$$;

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
	-- For searching. Of large tables they are made afterwards, without holding up who writes (scripts/snapshot/search-indexes.ts): until
	-- then a search takes longer, and finds the same. Not "if not exists": that waits for everybody who writes to the table just now.
	for c in
		select s.* from kontor_system.search_indexes() s join pg_class r on r.oid = s.tbl
		where r.reltuples < 20000
	loop
		continue when to_regclass(quote_ident(c.name)) is not null;
		execute format('create index %I on %s', c.name, c.definition);
	end loop;
end $$;
select kontor_system.ensure_indexes();

-- An earlier version searched by lower(column).
do $$
declare c record;
begin
	for c in
		select i.indexrelid::regclass as idx from pg_index i join pg_class r on r.oid = i.indexrelid
		where r.relname like 'idx\_%\_search' and r.relnamespace = 'public'::regnamespace and pg_get_indexdef(i.indexrelid) like '%(lower(%gin_trgm_ops)'
	loop
		execute format('drop index %s', c.idx);
	end loop;
end $$;
