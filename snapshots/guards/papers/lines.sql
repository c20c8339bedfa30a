-- Lines: those of invoices and quotes are deleted and frozen with their paper.

create index if not exists idx_invoice_lines_invoice_position on invoice_lines (invoice_id, position, id);
create index if not exists idx_quote_lines_quote_position on quote_lines (quote_id, position, id);
create index if not exists idx_invoice_lines_invoice_id on invoice_lines (invoice_id);
create index if not exists idx_quote_lines_quote_id on quote_lines (quote_id);
select kontor_system.ensure_check('invoice_lines', 'tax_rate_fits_category', $$(tax_category = 'S') = (tax_rate > 0)$$);
select kontor_system.ensure_check('quote_lines', 'tax_rate_fits_category', $$(tax_category = 'S') = (tax_rate > 0)$$);
select kontor_system.ensure_percentages('invoice_lines', 'discount_percent', 'tax_rate');
select kontor_system.ensure_percentages('quote_lines', 'discount_percent', 'tax_rate');
select kontor_system.ensure_choices('invoice_lines', 'tax_category');
select kontor_system.ensure_choices('quote_lines', 'tax_category');

-- The draft is locked while its lines change, so that issuing waits or comes first.
create or replace function kontor_system.assert_is_draft(lines text, document_id uuid, is_new boolean) returns void language plpgsql as $$
declare status text;
begin
	-- Two statements, because this runs for every line, and a dynamic statement would be planned each time.
	if lines = 'invoice_lines' then select i.status into status from invoices i where i.id = document_id for no key update;
	else select q.status into status from quotes q where q.id = document_id for no key update;
	end if;
	-- Without a paper: it is being deleted, and its lines with it.
	if status is not null and status <> 'draft' and not (is_new and kontor_system.is_import()) then
		perform kontor_system.refuse('KN010', 'The lines of a document that left the house do not change', lines);
	end if;
end $$;

create or replace function kontor_system.guard_line() returns trigger language plpgsql as $$
declare
	old_id uuid;
	new_id uuid;
begin
	if tg_table_name = 'invoice_lines' then
		if tg_op <> 'INSERT' then old_id := old.invoice_id; end if;
		if tg_op <> 'DELETE' then new_id := new.invoice_id; end if;
	else
		if tg_op <> 'INSERT' then old_id := old.quote_id; end if;
		if tg_op <> 'DELETE' then new_id := new.quote_id; end if;
	end if;
	if old_id is not null then perform kontor_system.assert_is_draft(tg_table_name, old_id, false); end if;
	if new_id is not null and new_id is distinct from old_id then perform kontor_system.assert_is_draft(tg_table_name, new_id, tg_op = 'INSERT'); end if;
	if tg_op = 'DELETE' then
		if tg_table_name = 'invoice_lines' then
			update time_entries set invoice_line_id = null, billed_rate = null, billed_hours = null where invoice_line_id = old.id;
			update expenses set invoice_line_id = null, invoice_id = null where invoice_line_id = old.id;
		end if;
		return old;
	end if;
	return new;
end $$;
select kontor_system.ensure_trigger('invoice_lines', 'kontor_2_guard', 'before insert or update or delete', 'kontor_system.guard_line()');
select kontor_system.ensure_trigger('quote_lines', 'kontor_2_guard', 'before insert or update or delete', 'kontor_system.guard_line()');
