-- Expenses: locked once approved or billed, passed on once only, and never in a closed period. (On lines: billing/work.sql.)

create index if not exists idx_expenses_list on expenses (organization_id, expense_date, id);
create index if not exists idx_expenses_receipt on expenses (receipt_file_id) where receipt_file_id is not null;
-- A credit note of a supplier is negative: it has a number, and is never reimbursed to anybody.
select kontor_system.ensure_check('expenses', 'amount_not_negative', 'amount >= 0 or (supplier_invoice_number is not null and not is_reimbursable)');
select kontor_system.ensure_check('expenses', 'tax_within_amount', 'case when amount >= 0 then tax_amount between 0 and amount else tax_amount between amount and 0 end');
select kontor_system.ensure_percentages('expenses', 'tax_rate');
select kontor_system.ensure_choices('expenses', 'currency', 'status');
select kontor_system.ensure_book_table('expenses');

create or replace function kontor_system.guard_expense() returns trigger language plpgsql as $$
declare
	marks constant text[] := array['status', 'rejection_reason', 'approved_by', 'approved_at', 'reimbursed_at', 'invoice_id', 'invoice_line_id', 'updated_at', 'updated_by', 'created_by'];
	-- Billing goes on in a closed period, and so does paying back what was approved.
	billing text[] := array['invoice_id', 'invoice_line_id', 'updated_at', 'updated_by', 'created_by'];
	line record;
begin
	if tg_op = 'DELETE' then
		if old.invoice_line_id is not null or old.status in ('approved', 'reimbursed') then
			perform kontor_system.refuse('KN018', 'The expense is approved or billed', 'expenses', null, jsonb_build_object('status', case when old.invoice_line_id is null then old.status else 'billed' end));
		end if;
		perform kontor_system.assert_books_open(old.organization_id, old.expense_date, 'expenses', 'expense_date');
		return old;
	end if;
	if tg_op = 'INSERT' then
		perform kontor_system.assert_books_open(new.organization_id, new.expense_date, 'expenses', 'expense_date');
		if not kontor_system.is_import() then
			perform kontor_system.assert_transition('expenses', null, new.status);
			if new.invoice_line_id is not null then perform kontor_system.refuse('KN020', 'Expenses are passed on by an invoice', 'expenses', 'invoice_line_id'); end if;
		end if;
		return new;
	end if;
	if kontor_system.differs(to_jsonb(new), to_jsonb(old), marks) and (old.invoice_line_id is not null or old.status in ('approved', 'reimbursed')) then
		perform kontor_system.refuse('KN018', 'The expense is approved or billed', 'expenses', null, jsonb_build_object('status', case when old.invoice_line_id is null then old.status else 'billed' end));
	end if;
	if new.status = 'reimbursed' then billing := billing || array['status', 'reimbursed_at']; end if;
	if kontor_system.differs(to_jsonb(new), to_jsonb(old), billing) then
		perform kontor_system.assert_books_open(old.organization_id, old.expense_date, 'expenses', 'expense_date');
		perform kontor_system.assert_books_open(new.organization_id, new.expense_date, 'expenses', 'expense_date');
	end if;
	if new.status <> old.status then
		if old.invoice_line_id is not null and new.invoice_line_id is not null and new.status <> 'reimbursed' then
			perform kontor_system.refuse('KN018', 'The expense is passed on', 'expenses', 'status', '{"status": "billed"}');
		end if;
		perform kontor_system.assert_transition('expenses', old.status, new.status);
		if new.status = 'approved' and new.approved_by = new.employee_id then perform kontor_system.refuse('KN032', 'Nobody approves their own expenses', 'expenses', 'status'); end if;
		if new.status = 'reimbursed' and not new.is_reimbursable then perform kontor_system.refuse('KN035', 'The expense is not to be reimbursed', 'expenses', 'is_reimbursable'); end if;
	end if;
	if new.invoice_line_id is distinct from old.invoice_line_id then
		if old.invoice_line_id is not null and new.invoice_line_id is not null then
			perform kontor_system.refuse('KN020', 'The expense is passed on already', 'expenses', 'invoice_line_id');
		elsif new.invoice_line_id is not null then
			select i.status, i.id into line from invoice_lines l join invoices i on i.id = l.invoice_id where l.id = new.invoice_line_id;
			if (line.status <> 'draft' or not new.is_billable or new.status not in ('approved', 'reimbursed')) and not kontor_system.is_import() then
				perform kontor_system.refuse('KN020', 'Only approved, billable expenses are passed on, and by a draft', 'expenses', 'invoice_line_id');
			end if;
			new.invoice_id := line.id;
		elsif pg_trigger_depth() < 2 and not kontor_system.is_released(old.invoice_line_id) then
			perform kontor_system.refuse('KN018', 'The expense is passed on', 'expenses', 'invoice_line_id', '{"status": "billed"}');
		else
			new.invoice_id := null;
		end if;
	elsif new.invoice_id is distinct from old.invoice_id then
		perform kontor_system.refuse('KN018', 'The invoice of an expense follows from its line', 'expenses', 'invoice_id', '{"status": "billed"}');
	end if;
	return new;
end $$;
select kontor_system.ensure_trigger('expenses', 'kontor_2_guard', 'before insert or update or delete', 'kontor_system.guard_expense()');

-- A receipt becomes a document when its expense is submitted; until then it may be replaced.
create or replace function kontor_system.file_receipt() returns trigger language plpgsql as $$
begin
	if new.receipt_file_id is not null and new.status <> 'draft' and not exists (
		select 1 from documents d where d.file_id = new.receipt_file_id and d.category in ('receipt', 'invoice') and d.linked_module = 'expense' and d.linked_id = new.id) then
		insert into documents (id, organization_id, title, category, file_id, owner_id, linked_module, linked_id, created_by)
		values (gen_random_uuid(), new.organization_id, left(concat_ws(' ', coalesce(nullif(new.supplier, ''), 'Beleg'), new.expense_date), 255), 'receipt',
			new.receipt_file_id, new.employee_id, 'expense', new.id, new.updated_by);
	end if;
	return null;
end $$;
select kontor_system.ensure_trigger('expenses', 'kontor_receipt', 'after insert or update of receipt_file_id, status', 'kontor_system.file_receipt()');

-- Noted in the trail: states, which follow from verbs and from other rows.
select kontor_system.watch('expenses', 'update', c, c) from (values (array['status', 'rejection_reason', 'approved_by', 'approved_at', 'reimbursed_at', 'invoice_line_id', 'invoice_id'])) v (c);
