-- Quotes: a quote stays as it was sent, and a change is a new version; a down payment is deducted once.

create unique index if not exists uq_quotes_number on quotes (organization_id, number, version);
-- Each version has only one next version.
create unique index if not exists uq_quotes_previous on quotes (previous_quote_id);
create index if not exists idx_quotes_previous_quote_id on quotes (previous_quote_id);
create index if not exists idx_quotes_list on quotes (organization_id, issued_date, id);
select kontor_system.ensure_check('quotes', 'dates_in_order', 'valid_until >= issued_date');
select kontor_system.ensure_check('quotes', 'version_positive', 'version >= 1');
select kontor_system.ensure_check('quotes', 'total_adds_up', 'total = net_total + tax_total');
select kontor_system.ensure_check('quotes', 'total_sign', 'total >= 0');
select kontor_system.ensure_percentages('quotes', 'discount_percent');
select kontor_system.ensure_choices('quotes', 'currency', 'price_mode', 'status');
select kontor_system.ensure_book_table('quotes');

create or replace function kontor_system.guard_quote() returns trigger language plpgsql as $$
declare changeable constant text[] := array['status', 'sent_at', 'decided_at', 'decline_reason', 'project_id', 'deal_id', 'pdf_file_id', 'updated_at', 'updated_by', 'created_by'];
	previous quotes;
begin
	if tg_op = 'DELETE' then
		if old.status <> 'draft' then perform kontor_system.refuse('KN011', 'A quote that was sent is never deleted', 'quotes'); end if;
		return old;
	end if;
	if tg_op = 'INSERT' then
		if kontor_system.is_import() then return new; end if;
		perform kontor_system.assert_transition('quotes', null, new.status);
		-- A new version keeps the number and counts on; a first one gets its number when it is sent.
		select * into previous from quotes where id = new.previous_quote_id;
		if (new.number, new.version) is distinct from (previous.number, coalesce(previous.version, 0) + 1) then
			perform kontor_system.refuse('KN021', 'A quote gets its number when it is sent, and a new version keeps it', 'quotes', 'number');
		end if;
		return new;
	end if;
	if old.status <> 'draft' and kontor_system.differs(to_jsonb(new), to_jsonb(old), changeable) then
		perform kontor_system.refuse('KN010', 'A quote that was sent does not change', 'quotes', (
			select key from jsonb_each(to_jsonb(new) - changeable) n where n.value is distinct from to_jsonb(old) -> n.key limit 1));
	end if;
	if kontor_system.is_import() then return new; end if;
	perform kontor_system.assert_transition('quotes', old.status, new.status);
	if (new.version, new.previous_quote_id) is distinct from (old.version, old.previous_quote_id)
		or (new.number is distinct from old.number and (old.number is not null or new.status = 'draft')) then
		perform kontor_system.refuse('KN021', 'Number and version of a quote stay', 'quotes', 'number');
	end if;
	if new.decline_reason is distinct from old.decline_reason and not (old.status = 'sent' and new.status = 'declined') then
		perform kontor_system.refuse('KN010', 'A quote is declined once', 'quotes', 'decline_reason');
	end if;
	if old.status = 'draft' and new.status = 'sent' and (new.number is null or new.issued_date is null or new.valid_until is null
		or new.seller_snapshot is null or new.buyer_snapshot is null) then
		perform kontor_system.refuse('KN021', 'A quote is sent with its number, its dates and its frozen parties', 'quotes', 'number');
	end if;
	return new;
end $$;
select kontor_system.ensure_trigger('quotes', 'kontor_2_guard', 'before insert or update or delete', 'kontor_system.guard_quote()');
select kontor_system.ensure_trigger('quotes', 'kontor_4_keep_pdf', 'before update of pdf_file_id', 'kontor_system.keep_pdf()');

-- Noted in the trail: states, which follow from verbs.
select kontor_system.watch('quotes', 'update', array['status', 'number', 'sent_at', 'decided_at']);

-- Down payments and final invoices: a final invoice deducts all down payments.
create unique index if not exists uq_invoices_final_of_quote on invoices (quote_id) where kind = 'final' and status <> 'cancelled';
create index if not exists idx_invoice_lines_down_payment on invoice_lines (down_payment_id) where down_payment_id is not null;
select kontor_system.ensure_check('invoices', 'percent_of_down_payment', $$down_payment_percent is null or (kind = 'down_payment' and quote_id is not null and down_payment_percent > 0 and down_payment_percent <= 100)$$);

-- The invoice that deducts a down payment, if there is one; its reversal does not count.
create or replace function kontor_system.deducted_by(down_payment uuid, except_invoice uuid default null) returns text language plpgsql stable as $$
begin
	return (select coalesce(i.number, '–') from invoice_lines l join invoices i on i.id = l.invoice_id
		where l.down_payment_id = down_payment and not kontor_system.is_reversal(i.kind) and i.status <> 'cancelled' and i.id is distinct from except_invoice
		limit 1);
end $$;

create or replace function kontor_system.guard_deduction() returns trigger language plpgsql as $$
declare
	fixed constant text[] := array['invoice_id', 'down_payment_id', 'quantity', 'unit_price', 'discount_percent', 'tax_rate', 'tax_category'];
	document invoices;
	down_payment invoices;
	other text;
begin
	if kontor_system.is_import() then return new; end if;
	if tg_op = 'UPDATE' then
		if (old.down_payment_id is not null or new.down_payment_id is not null) and exists (
			select 1 from unnest(fixed) f where to_jsonb(new) -> f is distinct from to_jsonb(old) -> f) then
			perform kontor_system.refuse('KN061', 'A deduction is as the down payment was', 'invoice_lines', 'down_payment_id');
		end if;
		return new;
	end if;
	if new.down_payment_id is null then return new; end if;
	select * into document from invoices where id = new.invoice_id;
	if kontor_system.is_reversal(document.kind) then return new; end if;
	-- The down payment's row is locked, so that deducting and cancelling it come one after the other.
	select * into down_payment from invoices where id = new.down_payment_id for no key update;
	other := kontor_system.deducted_by(new.down_payment_id, new.invoice_id);
	if document.kind <> 'final' or down_payment.kind <> 'down_payment' or down_payment.status in ('draft', 'cancelled')
		or down_payment.quote_id is distinct from document.quote_id or other is not null then
		perform kontor_system.refuse('KN060', 'The down payment can not be deducted here', 'invoice_lines', 'down_payment_id',
			jsonb_build_object('number', coalesce(other, down_payment.number, '–')));
	end if;
	return new;
end $$;
select kontor_system.ensure_trigger('invoice_lines', 'kontor_2_deduction', 'before insert or update', 'kontor_system.guard_deduction()');

create or replace function kontor_system.guard_down_payment() returns trigger language plpgsql as $$
declare
	fixed constant text[] := array['kind', 'quote_id', 'price_mode', 'currency', 'down_payment_percent'];
	number text;
begin
	if kontor_system.is_import() then return new; end if;
	if tg_op = 'INSERT' then
		if new.kind = 'correction' and exists (select 1 from invoices where id = new.related_invoice_id and kind = 'down_payment') then
			perform kontor_system.refuse('KN062', 'A down payment is cancelled, not corrected', 'invoices', 'related_invoice_id');
		end if;
		return new;
	end if;
	if old.status = 'draft' and (old.kind = 'final' or new.kind = 'final' or old.down_payment_percent is not null or new.down_payment_percent is not null)
		and exists (select 1 from unnest(fixed) f where to_jsonb(new) -> f is distinct from to_jsonb(old) -> f) then
		perform kontor_system.refuse('KN061', 'What was made from a quote stays so', 'invoices', (
			select f from unnest(fixed) f where to_jsonb(new) -> f is distinct from to_jsonb(old) -> f limit 1));
	end if;
	if old.status = 'draft' and new.status <> 'draft' and new.quote_id is not null then
		if new.kind = 'down_payment' then
			select coalesce(i.number, '–') into number from invoices i where i.quote_id = new.quote_id and i.kind in ('invoice', 'final') and i.status <> 'cancelled' limit 1;
			if found then perform kontor_system.refuse('KN063', 'The whole is billed already', 'invoices', 'quote_id', jsonb_build_object('number', number)); end if;
		elsif new.kind = 'final' then
			select d.number into number from invoices d where d.quote_id = new.quote_id and d.kind = 'down_payment' and d.status not in ('draft', 'cancelled')
				and case new.price_mode when 'gross' then d.total else d.net_total end <> coalesce(
					(select -sum(l.quantity * l.unit_price) from invoice_lines l where l.invoice_id = new.id and l.down_payment_id = d.id), 0)
			order by d.number limit 1;
			if found then perform kontor_system.refuse('KN064', 'A down payment is not deducted', 'invoices', 'lines', jsonb_build_object('number', number)); end if;
		end if;
	end if;
	if new.kind = 'down_payment' and old.cancelled_at is null and new.cancelled_at is not null then
		number := kontor_system.deducted_by(new.id);
		if number is not null then perform kontor_system.refuse('KN065', 'The down payment is deducted', 'invoices', 'status', jsonb_build_object('number', number)); end if;
	end if;
	return new;
end $$;
select kontor_system.ensure_trigger('invoices', 'kontor_2_down_payment', 'before insert or update', 'kontor_system.guard_down_payment()');
