-- Down payments and final invoices: what was paid ahead is taken off once, and no final invoice goes out without it.
create unique index if not exists uq_invoices_final_of_quote on invoices (quote_id) where kind = 'final' and status <> 'cancelled';
create index if not exists idx_invoice_lines_down_payment on invoice_lines (down_payment_id) where down_payment_id is not null;
select kontor_system.ensure_check('invoices', 'percent_of_down_payment', $$down_payment_percent is null or (kind = 'down_payment' and quote_id is not null and down_payment_percent > 0 and down_payment_percent <= 100)$$);

-- The document that deducts a down payment, if there is one; what takes such a document back does not count.
create or replace function kontor_system.deducted_by(down_payment uuid, except_invoice uuid default null) returns text language sql stable as $$
	select coalesce(i.number, '–') from invoice_lines l join invoices i on i.id = l.invoice_id
	where l.down_payment_id = down_payment and not kontor_system.is_reversal(i.kind) and i.status <> 'cancelled' and i.id is distinct from except_invoice
	limit 1
$$;

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
	-- The down payment is the lock: whoever wants to deduct it, or to cancel it, comes one after the other.
	select * into down_payment from invoices where id = new.down_payment_id for no key update;
	other := kontor_system.deducted_by(new.down_payment_id, new.invoice_id);
	if document.kind <> 'final' or down_payment.kind <> 'down_payment' or down_payment.status in ('draft', 'cancelled')
		or down_payment.quote_id is distinct from document.quote_id or other is not null then
		perform kontor_system.refuse('KN060', 'The down payment can not be deducted here', 'invoice_lines', 'down_payment_id',
			jsonb_build_object('number', coalesce(other, down_payment.number, '–')));
	end if;
	return new;
end $$;
select kontor_system.ensure_trigger('invoice_lines', 'kontor_deduction', 'before insert or update', 'kontor_system.guard_deduction()');

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
select kontor_system.ensure_trigger('invoices', 'kontor_down_payment', 'before insert or update', 'kontor_system.guard_down_payment()');
