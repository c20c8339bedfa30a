-- Time and expenses: locked once approved or billed, billed once only, and never in a closed period.

create or replace function kontor_system.guard_time_entry() returns trigger language plpgsql as $$
declare
	marks constant text[] := array['status', 'rejection_reason', 'approved_by', 'approved_at', 'invoice_line_id', 'billed_rate', 'billed_hours', 'is_overlapping', 'duration', 'hours', 'updated_at', 'updated_by', 'created_by'];
	billing constant text[] := array['invoice_line_id', 'billed_rate', 'billed_hours', 'is_overlapping', 'duration', 'hours', 'updated_at', 'updated_by', 'created_by'];
	line record;
begin
	if tg_op = 'DELETE' then
		if old.invoice_line_id is not null or old.status = 'approved' then
			perform kontor_system.refuse('KN018', 'The entry is approved or billed', 'time_entries', null, jsonb_build_object('status', case when old.invoice_line_id is null then old.status else 'billed' end));
		end if;
		perform kontor_system.assert_books_open(old.organization_id, kontor_system.day_of(old.organization_id, old.start_time), 'time_entries', 'start_time');
		return old;
	end if;
	if tg_op = 'INSERT' then
		perform kontor_system.assert_books_open(new.organization_id, kontor_system.day_of(new.organization_id, new.start_time), 'time_entries', 'start_time');
		if not kontor_system.is_import() then
			perform kontor_system.assert_transition('time_entries', null, new.status);
			if new.invoice_line_id is not null then perform kontor_system.refuse('KN020', 'Time is billed by an invoice', 'time_entries', 'invoice_line_id'); end if;
		end if;
		return new;
	end if;

	if kontor_system.differs(to_jsonb(new), to_jsonb(old), marks) then
		if old.invoice_line_id is not null or old.status = 'approved' then
			perform kontor_system.refuse('KN018', 'The entry is approved or billed', 'time_entries', null, jsonb_build_object('status', case when old.invoice_line_id is null then old.status else 'billed' end));
		end if;
	end if;
	if kontor_system.differs(to_jsonb(new), to_jsonb(old), billing) then
		perform kontor_system.assert_books_open(old.organization_id, kontor_system.day_of(old.organization_id, old.start_time), 'time_entries', 'start_time');
		perform kontor_system.assert_books_open(new.organization_id, kontor_system.day_of(new.organization_id, new.start_time), 'time_entries', 'start_time');
	end if;
	if new.status <> old.status then
		if old.invoice_line_id is not null and new.invoice_line_id is not null then
			perform kontor_system.refuse('KN018', 'The entry is billed', 'time_entries', 'status', '{"status": "billed"}');
		end if;
		perform kontor_system.assert_transition('time_entries', old.status, new.status);
		if new.status = 'approved' and new.approved_by = new.employee_id then perform kontor_system.refuse('KN032', 'Nobody approves their own time', 'time_entries', 'status'); end if;
	end if;
	if new.invoice_line_id is distinct from old.invoice_line_id then
		if old.invoice_line_id is not null and new.invoice_line_id is not null then
			perform kontor_system.refuse('KN020', 'The entry is billed already', 'time_entries', 'invoice_line_id');
		elsif new.invoice_line_id is not null then
			select i.status, i.organization_id into line from invoice_lines l join invoices i on i.id = l.invoice_id where l.id = new.invoice_line_id;
			if line.status <> 'draft' or new.end_time is null or not new.is_billable or new.status = 'rejected' then
				perform kontor_system.refuse('KN020', 'Only finished, billable time is billed, and by a draft', 'time_entries', 'invoice_line_id');
			end if;
		elsif pg_trigger_depth() < 2 and not kontor_system.is_released(old.invoice_line_id) then
			perform kontor_system.refuse('KN018', 'The entry is billed', 'time_entries', 'invoice_line_id', '{"status": "billed"}');
		end if;
	elsif new.invoice_line_id is not null and (new.billed_rate is distinct from old.billed_rate or new.billed_hours is distinct from old.billed_hours) then
		perform kontor_system.refuse('KN018', 'The entry is billed', 'time_entries', 'billed_rate', '{"status": "billed"}');
	end if;
	return new;
end $$;
select kontor_system.ensure_trigger('time_entries', 'kontor_guard', 'before insert or update or delete', 'kontor_system.guard_time_entry()');

-- What a line has billed is free again once its invoice is cancelled, or the line corrected away whole. In a draft the line is
-- deleted: time that was taken off it would be billed twice, by this line and by the next.
create or replace function kontor_system.is_released(line uuid) returns boolean language sql stable as $$
	select exists (
		select 1 from invoice_lines l join invoices i on i.id = l.invoice_id
		where l.id = $1 and (i.status = 'cancelled'
			or l.quantity + (select coalesce(sum(c.quantity), 0) from invoice_lines c join invoices ci on ci.id = c.invoice_id
				where c.corrects_line_id = l.id and ci.status <> 'draft') = 0))
$$;

-- Entries of one person at the same time: allowed (people do correct themselves later), but marked.
create or replace function kontor_system.overlaps(e time_entries) returns boolean language sql stable as $$
	select exists (
		select 1 from time_entries o
		where o.organization_id = e.organization_id and o.employee_id = e.employee_id and o.id <> e.id
			and o.start_time > e.start_time - interval '24 hours' and o.start_time < coalesce(e.end_time, 'infinity')
			and coalesce(o.end_time, 'infinity') > e.start_time and (o.end_time is null or o.end_time > o.start_time)
		-- Only a timer that still runs can have begun more than a day before.
		union all
		select 1 from time_entries o
		where o.employee_id = e.employee_id and o.end_time is null and o.id <> e.id and o.start_time < coalesce(e.end_time, 'infinity'))
		and (e.end_time is null or e.end_time > e.start_time)
$$;

-- Whoever writes at the same instant waits: neither would see the other's entry, and both would stay unmarked.
create or replace function kontor_system.lock_entries_of(employee uuid) returns void language sql as $$
	select pg_advisory_xact_lock(hashtextextended('time_entries of ' || employee, 0))
$$;

create or replace function kontor_system.mark_overlap() returns trigger language plpgsql as $$
begin
	if tg_op = 'UPDATE' and old.employee_id <> new.employee_id then
		perform kontor_system.lock_entries_of(least(old.employee_id, new.employee_id));
		perform kontor_system.lock_entries_of(greatest(old.employee_id, new.employee_id));
	else
		perform kontor_system.lock_entries_of(new.employee_id);
	end if;
	new.is_overlapping := kontor_system.overlaps(new);
	return new;
end $$;
select kontor_system.ensure_trigger('time_entries', 'kontor_overlap', 'before insert or update of start_time, end_time, employee_id, is_overlapping', 'kontor_system.mark_overlap()');

create or replace function kontor_system.mark_neighbours() returns trigger language plpgsql as $$
declare changed time_entries;
begin
	if tg_op = 'DELETE' then perform kontor_system.lock_entries_of(old.employee_id); end if;
	foreach changed in array array[case when tg_op <> 'INSERT' then old end, case when tg_op <> 'DELETE' then new end] loop
		continue when changed.id is null or not changed.is_overlapping;
		update time_entries o set is_overlapping = kontor_system.overlaps(o)
		where o.organization_id = changed.organization_id and o.employee_id = changed.employee_id and o.id <> changed.id
			and (o.start_time > changed.start_time - interval '24 hours' or o.end_time is null) and o.start_time < coalesce(changed.end_time, 'infinity')
			and o.is_overlapping <> kontor_system.overlaps(o);
	end loop;
	return null;
end $$;
select kontor_system.ensure_trigger('time_entries', 'kontor_neighbours', 'after insert or delete or update of start_time, end_time, employee_id', 'kontor_system.mark_neighbours()');

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
select kontor_system.ensure_trigger('expenses', 'kontor_guard', 'before insert or update or delete', 'kontor_system.guard_expense()');
