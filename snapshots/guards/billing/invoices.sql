-- Invoices: once issued they do not change, not even by SQL. Only the columns that note what happened to them may change.

create or replace function kontor_system.is_reversal(kind text) returns boolean language sql immutable as $$
	select kind in ('cancellation', 'correction')
$$;

create unique index if not exists uq_invoices_number on invoices (organization_id, number);
create unique index if not exists uq_invoices_sequence on invoices (organization_id, kontor_system.is_reversal(kind), sequence_year, sequence_number);
-- An invoice is cancelled once.
create unique index if not exists uq_invoices_cancels on invoices (related_invoice_id) where kind = 'cancellation';
-- A reversal takes a line back only once.
create unique index if not exists uq_invoice_lines_corrects on invoice_lines (invoice_id, corrects_line_id) where corrects_line_id is not null;
create index if not exists idx_invoices_customer_id on invoices (customer_id);
create index if not exists idx_invoices_status on invoices (status);
create index if not exists idx_invoices_due_date on invoices (due_date);
create index if not exists idx_invoices_list on invoices (organization_id, issued_date, id);
create index if not exists idx_invoices_open on invoices (organization_id, due_date) where status in ('issued', 'sent', 'partially_paid', 'overdue');
select kontor_system.ensure_check('invoices', 'dates_in_order', 'due_date >= issued_date');
select kontor_system.ensure_check('invoices', 'service_dates_in_order', 'service_to >= service_from');
select kontor_system.ensure_check('invoices', 'number_when_issued', $$(status = 'draft') = (number is null)$$);
select kontor_system.ensure_check('invoices', 'dated_when_issued', $$status = 'draft' or (issued_date is not null and due_date is not null)$$);
-- A cancellation repeats its original with the opposite sign; all other invoices are not negative.
select kontor_system.ensure_check('invoices', 'total_sign', $$case when kind in ('cancellation', 'correction') then true else total >= 0 end$$);
select kontor_system.ensure_check('invoices', 'total_adds_up', 'total = net_total + tax_total');
select kontor_system.ensure_check('invoices', 'numbered_in_sequence', '(number is null) = (sequence_number is null) and (number is null) = (sequence_year is null)');
select kontor_system.ensure_check('invoices', 'credited_in_range', 'credited_amount between 0 and greatest(total, 0)');
select kontor_system.ensure_check('invoices', 'reversal_names_original', $$(kind in ('cancellation', 'correction')) = (related_invoice_id is not null)$$);
-- An exchange rate must be positive.
select kontor_system.ensure_check('invoices', 'exchange_rate_positive', 'exchange_rate > 0');
select kontor_system.ensure_check('invoice_lines', 'service_dates_in_order', 'service_to >= service_from');
select kontor_system.ensure_percentages('invoices', 'discount_percent', 'skonto_percent');
select kontor_system.ensure_not_negative('invoices', 'open_amount');
select kontor_system.ensure_terms('invoices', 'payment_terms_days', 'skonto_days');
select kontor_system.ensure_choices('invoices', 'currency', 'kind', 'price_mode', 'status');
select kontor_system.ensure_not_negative('services', 'price');
select kontor_system.ensure_book_table('invoices', 'invoice_lines');
select kontor_system.ensure_never_emptied('invoices', 'invoice_lines');

-- The status of an issued invoice follows from what happened to it.
create or replace function kontor_system.invoice_status(i invoices) returns text language sql stable as $$
	select case
		when i.cancelled_at is not null then 'cancelled'
		when kontor_system.is_reversal(i.kind) then case when i.sent_at is null then 'issued' else 'sent' end
		when i.paid_amount >= i.total - i.credited_amount then 'paid'
		when i.due_date < kontor_system.day_of(i.organization_id, now()) then 'overdue'
		when i.paid_amount > 0 then 'partially_paid'
		when i.sent_at is not null then 'sent'
		else 'issued' end
$$;

create or replace function kontor_system.guard_invoice() returns trigger language plpgsql as $$
declare
	changeable constant text[] := array['status', 'sent_at', 'cancelled_at', 'paid_amount', 'open_amount', 'credited_amount', 'is_dunning_paused',
		'pdf_path', 'pdf_file_id', 'xml_file_id', 'updated_at', 'updated_by', 'created_by'];
	paid numeric(14, 2);
	credited numeric(14, 2);
	status text;
begin
	if tg_op = 'DELETE' then
		if old.status <> 'draft' then perform kontor_system.refuse('KN011', 'An issued invoice is never deleted', 'invoices'); end if;
		-- Before its lines are deleted, because the expenses point at the draft, too.
		update expenses set invoice_line_id = null where invoice_id = old.id;
		return old;
	end if;

	if tg_op = 'INSERT' then
		if new.status = 'draft' or kontor_system.is_import() then return new; end if;
		perform kontor_system.assert_transition('invoices', null, new.status);
	end if;

	if old.status = 'draft' then
		if new.status = 'draft' then
			if new.paid_amount <> 0 or new.credited_amount <> 0 or new.cancelled_at is not null or new.sent_at is not null then
				perform kontor_system.refuse('KN022', 'A draft is neither sent nor paid', 'invoices', 'status');
			end if;
			return new;
		end if;
		if new.status <> 'issued' and not kontor_system.is_import() then
			perform kontor_system.refuse('KN012', 'A draft can only be issued', 'invoices', 'status', jsonb_build_object('from', old.status, 'to', new.status));
		end if;
		perform kontor_system.assert_issuable(new);
	else
		if kontor_system.differs(to_jsonb(new), to_jsonb(old), changeable) then
			perform kontor_system.refuse('KN010', 'An issued invoice does not change', 'invoices', (
				select key from jsonb_each(to_jsonb(new) - changeable) n where n.value is distinct from to_jsonb(old) -> n.key limit 1));
		end if;
		if (old.sent_at is not null and new.sent_at is distinct from old.sent_at)
			or (old.cancelled_at is not null and new.cancelled_at is distinct from old.cancelled_at)
			or (old.pdf_file_id is not null and new.pdf_file_id is distinct from old.pdf_file_id)
			or (old.xml_file_id is not null and new.xml_file_id is distinct from old.xml_file_id)
			or (old.created_by is distinct from new.created_by and new.created_by is not null) then
			perform kontor_system.refuse('KN010', 'What happened to an invoice is not undone', 'invoices');
		end if;
		if old.cancelled_at is null and new.cancelled_at is not null
			and not exists (select 1 from invoices c where c.related_invoice_id = new.id and c.kind = 'cancellation' and c.status <> 'draft') then
			perform kontor_system.refuse('KN012', 'An invoice is cancelled by a cancellation document', 'invoices', 'status', jsonb_build_object('from', old.status, 'to', 'cancelled'));
		end if;
	end if;

	-- Paid, corrected and status are server-set: they follow from the books.
	select coalesce(sum(amount), 0) into paid from payments where invoice_id = new.id;
	select coalesce(sum(-total), 0) into credited from invoices where related_invoice_id = new.id and invoices.status <> 'draft' and kontor_system.is_reversal(kind);
	if new.paid_amount not in (old.paid_amount, paid) then
		perform kontor_system.refuse('KN022', 'The paid amount follows from the payments', 'invoices', 'paid_amount');
	end if;
	if new.credited_amount not in (old.credited_amount, credited) then
		perform kontor_system.refuse('KN022', 'The corrected amount follows from the corrections', 'invoices', 'credited_amount');
	end if;
	new.paid_amount := paid;
	new.credited_amount := credited;
	status := kontor_system.invoice_status(new);
	if new.status not in (old.status, status) and not (old.status = 'draft' and new.status = 'issued') and not kontor_system.is_import() then
		perform kontor_system.refuse('KN022', 'The status follows from what happened to the invoice', 'invoices', 'status');
	end if;
	if not kontor_system.is_import() then perform kontor_system.assert_transition('invoices', old.status, status); end if;
	new.status := status;
	return new;
end $$;
select kontor_system.ensure_trigger('invoices', 'kontor_2_guard', 'before insert or update or delete', 'kontor_system.guard_invoice()');

-- What must be true of a draft when it is issued: its number is the next one, its date is not before that of the previous invoice.
create or replace function kontor_system.assert_issuable(i invoices) returns void language plpgsql as $$
declare previous invoices;
begin
	if kontor_system.is_import() then return; end if;
	if i.number is null or i.sequence_number is null or i.seller_snapshot is null or i.buyer_snapshot is null then
		perform kontor_system.refuse('KN021', 'An invoice is issued with its number and its frozen parties', 'invoices', 'number');
	end if;
	perform 1 from number_sequences s where s.organization_id = i.organization_id and s.year = i.sequence_year and s.last_number = i.sequence_number
		and s.kind = case when kontor_system.is_reversal(i.kind) then 'cancellation' else 'invoice' end;
	if not found then
		perform kontor_system.refuse('KN021', 'The number is not the next one of its sequence', 'invoices', 'number');
	end if;
	select * into previous from invoices p where p.organization_id = i.organization_id and kontor_system.is_reversal(p.kind) = kontor_system.is_reversal(i.kind)
		and p.sequence_year = i.sequence_year and p.sequence_number = i.sequence_number - 1;
	perform kontor_system.assert_in_order(i, previous); -- numbers.sql
	perform kontor_system.assert_books_open(i.organization_id, i.issued_date, 'invoices', 'issued_date');
	if i.kind = 'correction' and exists (
		select 1 from invoice_lines c join invoice_lines o on o.id = c.corrects_line_id
		where c.invoice_id = i.id and (c.quantity * o.quantity >= 0 or o.quantity * (o.quantity + c.quantity + coalesce((
			select sum(e.quantity) from invoice_lines e join invoices ei on ei.id = e.invoice_id
			where e.corrects_line_id = o.id and ei.status <> 'draft' and ei.id <> i.id), 0)) < 0)) then
		perform kontor_system.refuse('KN026', 'A line is corrected by no more than is left of it', 'invoices', null, '{"reason": "a line is corrected by no more than is left of it"}');
	end if;
end $$;

-- A cancellation or correction that is issued changes what its original still asks for.
create or replace function kontor_system.reversal_issued() returns trigger language plpgsql as $$
begin
	if kontor_system.is_reversal(new.kind) and new.status <> 'draft' and (tg_op = 'INSERT' or old.status = 'draft') then
		-- An invoice is cancelled in the moment its cancellation is issued. The cancellation does not count as a payment.
		update invoices set updated_at = now(),
			cancelled_at = case when new.kind = 'cancellation' and not kontor_system.is_import() then coalesce(cancelled_at, now()) else cancelled_at end,
			updated_by = coalesce((kontor_system.actor() ->> 'user')::uuid, updated_by)
		where id = new.related_invoice_id;
		perform kontor_system.settle_credit(new.related_invoice_id);
	elsif not kontor_system.is_reversal(new.kind) and tg_op = 'UPDATE' and old.cancelled_at is null and new.cancelled_at is not null then
		perform kontor_system.settle_credit(new.id);
	end if;
	return null;
end $$;
select kontor_system.ensure_trigger('invoices', 'kontor_reversal', 'after insert or update', 'kontor_system.reversal_issued()');

-- open_amount: what is still to be paid.
create or replace function kontor_system.invoice_open_amount() returns trigger language plpgsql as $$
begin
	new.open_amount := case
		when new.status in ('draft', 'paid', 'cancelled') or new.kind in ('cancellation', 'correction') then 0
		else greatest(new.total - new.credited_amount - new.paid_amount, 0) end;
	return new;
end $$;
select kontor_system.ensure_trigger('invoices', 'kontor_4_open_amount', 'before insert or update', 'kontor_system.invoice_open_amount()');

-- Noted in the trail: states, which follow from verbs, payments, corrections, jobs and other rows.
select kontor_system.watch('invoices', 'update', array['status', 'number', 'sent_at', 'cancelled_at', 'paid_amount', 'credited_amount', 'open_amount']);
