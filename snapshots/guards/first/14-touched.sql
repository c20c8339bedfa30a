-- Touched: what triggers change in other rows than those that were written is noted for the transaction, so that hooks, flows and sockets
-- are told of it after the commit (core/trail/touched.ts). What was written itself is told by whoever wrote it.

create or replace function kontor_system.note_touched() returns trigger language plpgsql as $$
declare
	so_far text := coalesce(current_setting('kontor.touched', true), '');
	after jsonb := to_jsonb(new);
	changed jsonb;
begin
	-- Work on thousands of rows: whoever listens to all of that reads anew anyway.
	if length(so_far) > 200000 then return null; end if;
	if tg_op = 'UPDATE' then
		select jsonb_object_agg(n.key, n.value) into changed
		from jsonb_each_text(after) n join jsonb_each_text(to_jsonb(old)) o on o.key = n.key
		where n.value is distinct from o.value and n.key not in ('updated_at', 'updated_by');
		if changed is null then return null; end if;
	else
		select jsonb_object_agg(n.key, n.value) into changed from jsonb_each_text(after) n where n.value is not null;
	end if;
	perform set_config('kontor.touched', so_far || jsonb_build_object('collection', tg_table_name, 'id', after ->> 'id',
		'action', case tg_op when 'INSERT' then 'create' else 'update' end, 'values', changed)::text || E'\n', true);
	return null;
end $$;

-- Within a trigger only: a plain write does not even call the function.
create or replace function kontor_system.watch_touched(tbl regclass, anew boolean) returns void language plpgsql as $$
begin
	if not kontor_system.has_column(tbl, 'id') then return; end if;
	if not anew and exists (select from pg_trigger where tgrelid = tbl and tgname = 'kontor_touched') then return; end if;
	execute format('drop trigger if exists kontor_touched on %s', tbl);
	execute format('create trigger kontor_touched after insert or update on %s for each row when (pg_trigger_depth() > 0) execute function kontor_system.note_touched()', tbl);
end $$;
