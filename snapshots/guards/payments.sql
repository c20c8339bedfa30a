-- Payments: they are written once and never changed, and so is credit. Each locks its invoice, so that payments at the same time are
-- handled one by one.

create unique index if not exists uq_payments_reverses on payments (reverses_payment_id);
create index if not exists idx_payments_invoice_id on payments (invoice_id);
create index if not exists idx_payments_list on payments (organization_id, payment_date, id);
create index if not exists idx_customer_credits_balance on customer_credits (customer_id, currency);
create index if not exists idx_customer_credits_customer_id on customer_credits (customer_id);
select kontor_system.ensure_check('payments', 'amount_or_counter_entry', 'amount > 0 or (amount < 0 and reverses_payment_id is not null)');
select kontor_system.ensure_check('customer_credits', 'refund_takes_away', $$kind <> 'refund' or amount < 0$$);
select kontor_system.ensure_choices('payments', 'method');
select kontor_system.ensure_choices('customer_credits', 'currency', 'kind', 'method');
select kontor_system.ensure_book_table('payments', 'customer_credits');
select kontor_system.ensure_never_emptied('payments', 'customer_credits');
select kontor_system.ensure_trigger('payments', 'kontor_2_final', 'before update or delete', 'kontor_system.refuse_change()');
select kontor_system.ensure_trigger('customer_credits', 'kontor_2_final', 'before update or delete', 'kontor_system.refuse_change()');

create or replace function kontor_system.guard_payment() returns trigger language plpgsql as $$
declare
	invoice invoices;
	original payments;
	still_open numeric(14, 2);
	let_off numeric(14, 2);
begin
	select * into invoice from invoices where id = new.invoice_id for no key update;
	if invoice.id is null then return new; end if; -- The foreign key says it.
	if invoice.status = 'draft' or kontor_system.is_reversal(invoice.kind) or (invoice.status = 'cancelled' and new.reverses_payment_id is null and not kontor_system.is_import()) then
		perform kontor_system.refuse('KN015', 'Only an issued invoice is paid', 'payments', 'invoice_id', jsonb_build_object('status', invoice.status, 'kind', invoice.kind));
	end if;
	perform kontor_system.assert_not_in_future(new.organization_id, new.payment_date, 'payments', 'payment_date');
	perform kontor_system.assert_books_open(new.organization_id, new.payment_date, 'payments', 'payment_date');
	if new.reverses_payment_id is not null then
		select * into original from payments where id = new.reverses_payment_id;
		if original.invoice_id is distinct from new.invoice_id or original.reverses_payment_id is not null or new.amount <> -original.amount then
			perform kontor_system.refuse('KN016', 'A counter-entry takes one payment of the same invoice back, whole', 'payments', 'reverses_payment_id');
		end if;
		new.method := original.method;
		return new;
	end if;
	still_open := invoice.total - invoice.credited_amount - invoice.paid_amount;
	if new.amount > still_open and (not new.allow_overpayment or new.method in ('skonto', 'credit')) and not kontor_system.is_import() then
		perform kontor_system.refuse('KN014', 'The payment is more than what is open', 'payments', 'amount', jsonb_build_object('open', greatest(still_open, 0)::text, 'currency', invoice.currency));
	end if;
	-- The cash discount lets off what is still open, within its term: payments/rules/skonto.ts.
	if new.method = 'skonto' and not kontor_system.is_import() then
		select round((invoice.total - invoice.credited_amount) * coalesce(invoice.skonto_percent, 0) / 100, 2) - coalesce(sum(amount), 0) into let_off
		from payments where invoice_id = new.invoice_id and method = 'skonto';
		if new.amount > let_off or new.amount <> still_open or new.payment_date > invoice.issued_date + coalesce(invoice.skonto_days, 0) then
			perform kontor_system.refuse('KN025', 'The cash discount is not possible', 'payments', 'amount', jsonb_build_object(
				'amount', greatest(let_off, 0)::text, 'until', invoice.issued_date + coalesce(invoice.skonto_days, 0), 'rest', still_open::text, 'currency', invoice.currency));
		end if;
	end if;
	return new;
end $$;
select kontor_system.ensure_trigger('payments', 'kontor_2_guard', 'before insert', 'kontor_system.guard_payment()');

create or replace function kontor_system.payment_made() returns trigger language plpgsql as $$
declare invoice invoices;
begin
	update invoices set updated_at = now() where id = new.invoice_id returning * into invoice;
	if new.method = 'credit' then
		insert into customer_credits (id, organization_id, customer_id, amount, currency, kind, entry_date, invoice_id, payment_id, created_by)
		values (gen_random_uuid(), new.organization_id, invoice.customer_id, -new.amount, invoice.currency, 'used', new.payment_date, new.invoice_id, new.id, new.created_by);
	end if;
	perform kontor_system.settle_credit(new.invoice_id);
	return null;
end $$;
select kontor_system.ensure_trigger('payments', 'kontor_made', 'after insert', 'kontor_system.payment_made()');

-- What was paid too much on an invoice becomes credit of the customer: the credit from an invoice always equals that amount.
create or replace function kontor_system.settle_credit(invoice_id uuid) returns void language plpgsql as $$
declare
	invoice invoices;
	given numeric(14, 2);
	excess numeric(14, 2);
begin
	select * into invoice from invoices where id = $1;
	select coalesce(sum(amount), 0) into given from customer_credits c where c.invoice_id = $1 and c.kind = 'overpayment';
	excess := greatest(invoice.paid_amount - (invoice.total - invoice.credited_amount), 0);
	if excess <> given then
		insert into customer_credits (id, organization_id, customer_id, amount, currency, kind, entry_date, invoice_id)
		values (gen_random_uuid(), invoice.organization_id, invoice.customer_id, excess - given, invoice.currency, 'overpayment',
			kontor_system.day_of(invoice.organization_id, now()), invoice.id);
	end if;
end $$;

-- Credit is never negative; the customer's row is locked.
create or replace function kontor_system.guard_credit() returns trigger language plpgsql as $$
declare balance numeric(14, 2);
begin
	if new.kind <> 'refund' and pg_trigger_depth() < 2 and not kontor_system.is_import() then
		perform kontor_system.refuse('KN013', 'Credit arises from payments and corrections', 'customer_credits');
	end if;
	perform 1 from customers where id = new.customer_id for no key update;
	select coalesce(sum(amount), 0) into balance from customer_credits where customer_id = new.customer_id and currency = new.currency;
	if balance + new.amount < 0 then
		perform kontor_system.refuse('KN017', 'The customer does not have that much credit', 'customer_credits', 'amount', jsonb_build_object('balance', balance::text, 'currency', new.currency));
	end if;
	perform kontor_system.assert_not_in_future(new.organization_id, new.entry_date, 'customer_credits', 'entry_date');
	perform kontor_system.assert_books_open(new.organization_id, new.entry_date, 'customer_credits', 'entry_date');
	return new;
end $$;
select kontor_system.ensure_trigger('customer_credits', 'kontor_2_guard', 'before insert', 'kontor_system.guard_credit()');

-- Noted in the trail: credit, which triggers write.
select kontor_system.watch('customer_credits', 'insert', is_nested => true);

-- The entry of a payment holds the whole row, whether it was written plainly or by a verb: Directus leaves relations out, and so the
-- invoice and the customer.
create or replace function kontor_system.whole_entry() returns trigger language plpgsql as $$
declare booked jsonb;
begin
	-- Written by the database itself, which knows the row.
	if pg_trigger_depth() > 1 or not exists (select 1 from directus_activity a where a.id = new.activity and a.action = 'create') then return new; end if;
	execute format($q$select to_jsonb(r) || jsonb_build_object('amount', r.amount::text) from %I r where r.id = $1::uuid$q$, new.collection) into booked using new.item;
	if booked is null then return new; end if;
	new.data := booked::json;
	new.delta := jsonb_strip_nulls(booked - array['created_at', 'created_by', 'updated_at', 'updated_by'])::json;
	return new;
end $$;
drop trigger if exists kontor_4_whole on directus_revisions;
create trigger kontor_4_whole before insert on directus_revisions for each row when (new.collection in ('payments', 'customer_credits'))
	execute function kontor_system.whole_entry();
