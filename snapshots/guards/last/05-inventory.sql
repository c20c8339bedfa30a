-- Inventory: what the guards have made, so that `npm run verify-books` notices when something of it is gone or switched off.

create table if not exists kontor_system.inventory (kind text not null, tbl text not null, name text not null, columns text[] not null default '{}');
truncate kontor_system.inventory;
insert into kontor_system.inventory (kind, tbl, name)
	select 'trigger', t.tgrelid::regclass::text, t.tgname from pg_trigger t where not t.tgisinternal and t.tgname like 'kontor\_%';
insert into kontor_system.inventory (kind, tbl, name, columns)
	select 'check', k.conrelid::regclass::text, k.conname, array(select a.attname::text from pg_attribute a where a.attrelid = k.conrelid and a.attnum = any (k.conkey))
	from pg_constraint k where k.contype = 'c' and k.connamespace = 'public'::regnamespace and obj_description(k.oid, 'pg_constraint') ~ '^[0-9a-f]{32}$';
insert into kontor_system.inventory (kind, tbl, name, columns)
	select 'unique index', i.indrelid::regclass::text, c.relname, array(select a.attname::text from pg_attribute a where a.attrelid = i.indrelid and a.attnum = any (i.indkey::smallint[]))
	from pg_index i join pg_class c on c.oid = i.indexrelid where i.indisunique and c.relnamespace = 'public'::regnamespace and c.relname like 'uq\_%';
