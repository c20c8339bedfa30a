-- Sums: drafts of invoices and quotes are added up after each statement that changes lines, or later if asked for. (How: totals.sql.)

-- For many statements that change lines, `set local kontor.totals = 'later'`: the drafts are then added up once, before the commit. If
-- lines change again after that, they are added up again.
create or replace function kontor_system.totals_come_later() returns boolean language sql stable as $$
	select coalesce(current_setting('kontor.totals', true), '') = 'later'
$$;

-- After a statement has changed lines, their drafts are added up again. (The function's own update of net amounts is nested
-- deeper, and so are lines that are deleted with their paper.)
create or replace function kontor_system.lines_changed() returns trigger language plpgsql as $$
declare
	documents uuid[];
	key text := case tg_table_name when 'invoice_lines' then 'invoice_id' else 'quote_id' end;
begin
	if pg_trigger_depth() > 1 then return null; end if;
	if kontor_system.totals_come_later() then return null; end if;
	execute format('select array_agg(distinct %1$I) from %2$s', key, case tg_op
		when 'INSERT' then 'added'
		when 'DELETE' then 'removed'
		else format('(select %1$I from added union select %1$I from removed) changed', key) end) into documents;
	perform kontor_system.add_up_drafts(tg_relid::regclass, documents);
	return null;
end $$;

create or replace function kontor_system.lines_will_change() returns trigger language plpgsql as $$
begin
	if pg_trigger_depth() = 1 and kontor_system.totals_come_later() then perform set_config('kontor.added_up', '', true); end if;
	return null;
end $$;

create or replace function kontor_system.add_up_later() returns trigger language plpgsql as $$
declare
	document uuid;
	key text := case tg_table_name when 'invoice_lines' then 'invoice_id' else 'quote_id' end;
begin
	if not kontor_system.totals_come_later() then return null; end if;
	for document in select distinct (r ->> key)::uuid from unnest(array[to_jsonb(old), to_jsonb(new)]) r where r ->> key is not null loop
		continue when position(document::text in coalesce(current_setting('kontor.added_up', true), '')) > 0;
		perform kontor_system.add_up_drafts(tg_relid::regclass, array[document]);
		perform set_config('kontor.added_up', concat(current_setting('kontor.added_up', true), ' ', document), true);
	end loop;
	return null;
end $$;

do $$
declare tbl regclass;
begin
	foreach tbl in array array['invoice_lines', 'quote_lines']::regclass[] loop
		perform kontor_system.ensure_statement_trigger(tbl, 'kontor_lines_added', 'after insert', 'kontor_system.lines_changed()');
		perform kontor_system.ensure_statement_trigger(tbl, 'kontor_lines_changed', 'after update', 'kontor_system.lines_changed()');
		perform kontor_system.ensure_statement_trigger(tbl, 'kontor_lines_removed', 'after delete', 'kontor_system.lines_changed()');
		perform kontor_system.ensure_statement_trigger(tbl, 'kontor_lines_will_change', 'before insert or update or delete', 'kontor_system.lines_will_change()');
		perform kontor_system.ensure_deferred_trigger(tbl, 'kontor_lines_later', 'after insert or update or delete', 'kontor_system.add_up_later()');
	end loop;
end $$;

-- The net amount that a line has by itself, so that adding up has to correct it only where cents are shared out: each row that
-- is written a second time runs through every guard again.
create or replace function kontor_system.first_net_amount() returns trigger language plpgsql as $$
begin
	if kontor_system.is_import() or pg_trigger_depth() > 1 then return new; end if;
	new.net_amount := kontor_system.line_amount(new.quantity, new.unit_price, new.discount_percent) / 100;
	return new;
end $$;
select kontor_system.ensure_trigger('invoice_lines', 'kontor_4_net_amount', 'before insert or update of quantity, unit_price, discount_percent', 'kontor_system.first_net_amount()');
select kontor_system.ensure_trigger('quote_lines', 'kontor_4_net_amount', 'before insert or update of quantity, unit_price, discount_percent', 'kontor_system.first_net_amount()');

-- A draft's own terms change its sums, too; sums that a client sends are ignored.
create or replace function kontor_system.terms_changed() returns trigger language plpgsql as $$
declare sums record;
begin
	if new.status <> 'draft' or pg_trigger_depth() > 1 then return new; end if;
	if tg_op = 'INSERT' then
		new.net_total := 0; new.tax_total := 0; new.total := 0; new.tax_summary := '[]';
	else
		sums := kontor_system.add_up(case tg_table_name when 'invoices' then 'invoice_lines'::regclass else 'quote_lines'::regclass end, new.id, new.price_mode, new.discount_percent);
		new.net_total := sums.net; new.tax_total := sums.tax; new.total := sums.net + sums.tax; new.tax_summary := sums.summary;
	end if;
	return new;
end $$;
select kontor_system.ensure_trigger('invoices', 'kontor_1_add_up', 'before insert or update of price_mode, discount_percent, net_total, tax_total, total, tax_summary', 'kontor_system.terms_changed()');
select kontor_system.ensure_trigger('quotes', 'kontor_1_add_up', 'before insert or update of price_mode, discount_percent, net_total, tax_total, total, tax_summary', 'kontor_system.terms_changed()');
