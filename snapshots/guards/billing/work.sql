-- Work: a draft keeps matching what it bills. Lines from tracked time, expenses, a quote or a series keep the customer, the currency
-- and the hours of that work, however a draft is changed. docs/decisions/0021-drafts-keep-to-their-work.md

-- Time and expenses stay on the line that bills them, until it is deleted: if only the quantity changed, hours would be billed twice or
-- never.
create or replace function kontor_system.bills_work(line uuid) returns boolean language sql stable as $$
	select exists (select 1 from time_entries where invoice_line_id = line) or exists (select 1 from expenses where invoice_line_id = line)
$$;

create or replace function kontor_system.guard_work_of_line() returns trigger language plpgsql as $$
declare
	fixed constant text[] := array['quantity', 'unit', 'invoice_id', 'down_payment_id', 'corrects_line_id'];
	field text := kontor_system.changed_field(to_jsonb(new), to_jsonb(old), fields => fixed);
begin
	if field is not null and kontor_system.bills_work(old.id) then
		perform kontor_system.refuse('KN080', 'The line bills tracked time or an expense', 'invoice_lines', field,
			jsonb_build_object('position', old.position, 'quantity', trim_scale(old.quantity)::text));
	end if;
	return new;
end $$;
select kontor_system.ensure_trigger('invoice_lines', 'kontor_8_work', 'before update of quantity, unit, invoice_id, down_payment_id, corrects_line_id', 'kontor_system.guard_work_of_line()');

-- What is wrong with the work on these lines, if anything: asked when work is put on lines, and when its draft is issued.
create or replace function kontor_system.assert_work(lines uuid[]) returns void language plpgsql as $$
declare wrong record;
begin
	-- Locked, so that nobody changes the draft, its lines or the project's customer at the same time.
	perform 1 from invoices where id in (select invoice_id from invoice_lines where id = any (lines)) order by id for no key update;
	-- Most drafts bill no work.
	if not exists (select 1 from time_entries where invoice_line_id = any (lines)) and not exists (select 1 from expenses where invoice_line_id = any (lines)) then return; end if;
	perform 1 from projects where id in (select project_id from time_entries where invoice_line_id = any (lines)
		union select project_id from expenses where invoice_line_id = any (lines)) order by id for share;
	select l.position, l.quantity, coalesce(t.hours, 1) as hours, i.kind into wrong
	from invoice_lines l join invoices i on i.id = l.invoice_id
		left join (select invoice_line_id, count(*) as entries, sum(billed_hours) as hours, count(billed_hours * billed_rate) as complete
			from time_entries where invoice_line_id = any (lines) group by 1) t on t.invoice_line_id = l.id
		left join (select invoice_line_id, count(*) as pieces from expenses where invoice_line_id = any (lines) group by 1) e on e.invoice_line_id = l.id
	where l.id = any (lines) and (t.entries > 0 or e.pieces > 0) and (i.kind not in ('invoice', 'final')
		or (t.entries > 0 and (l.unit <> 'hour' or l.quantity is distinct from t.hours or t.complete < t.entries or e.pieces > 0))
		or e.pieces > 1 or (e.pieces = 1 and l.quantity <> 1))
	order by l.position limit 1;
	if found then
		perform kontor_system.refuse('KN081', 'The line does not bill what the entries on it say', 'invoice_lines', 'quantity',
			jsonb_build_object('position', wrong.position, 'quantity', trim_scale(wrong.quantity)::text, 'hours', trim_scale(wrong.hours)::text));
	end if;
	select p.title into wrong
	from (select invoice_line_id, project_id from time_entries where invoice_line_id = any (lines)
			union select invoice_line_id, project_id from expenses where invoice_line_id = any (lines)) w
		join invoice_lines l on l.id = w.invoice_line_id join invoices i on i.id = l.invoice_id left join projects p on p.id = w.project_id
	where p.customer_id is distinct from i.customer_id limit 1;
	if found then
		perform kontor_system.refuse('KN082', 'The work was for another customer', 'invoices', 'customer_id', jsonb_build_object('project', coalesce(wrong.title, '–')));
	end if;
end $$;

create or replace function kontor_system.work_billed() returns trigger language plpgsql as $$
declare lines uuid[];
begin
	if kontor_system.is_import() then return null; end if;
	select array_agg(distinct n.invoice_line_id) into lines from added n join removed o on o.id = n.id
	where n.invoice_line_id is not null and n.invoice_line_id is distinct from o.invoice_line_id;
	if lines is not null then perform kontor_system.assert_work(lines); end if;
	return null;
end $$;
select kontor_system.ensure_statement_trigger('time_entries', 'kontor_work', 'after update', 'kontor_system.work_billed()');
select kontor_system.ensure_statement_trigger('expenses', 'kontor_work', 'after update', 'kontor_system.work_billed()');

-- What a line has billed can be billed again once its invoice is cancelled, or the whole line is corrected. In a draft the line must be
-- deleted: time that was only taken off it would be billed twice, by this line and by the next.
create or replace function kontor_system.is_released(line uuid) returns boolean language sql stable as $$
	select exists (
		select 1 from invoice_lines l join invoices i on i.id = l.invoice_id
		where l.id = $1 and (i.status = 'cancelled'
			or l.quantity + (select coalesce(sum(c.quantity), 0) from invoice_lines c join invoices ci on ci.id = c.invoice_id
				where c.corrects_line_id = l.id and ci.status <> 'draft') = 0))
$$;

-- The head of a draft that bills work, a quote or a period of a series.
create or replace function kontor_system.guard_draft() returns trigger language plpgsql as $$
declare
	of_work constant text[] := array['customer_id', 'currency', 'price_mode', 'kind'];
	field text;
	of_series recurring_invoices;
begin
	if kontor_system.is_import() or old.status <> 'draft' or kontor_system.is_reversal(new.kind) then return new; end if;
	if new.status <> 'draft' then
		perform kontor_system.assert_work(array(select id from invoice_lines where invoice_id = new.id));
		return new;
	end if;
	field := kontor_system.changed_field(to_jsonb(new), to_jsonb(old), of_work);
	if field is not null and (
		exists (select 1 from invoice_lines l join time_entries e on e.invoice_line_id = l.id where l.invoice_id = new.id)
		or exists (select 1 from expenses where invoice_id = new.id)) then
		perform kontor_system.refuse('KN084', 'The draft bills tracked time or expenses', 'invoices', field);
	end if;
	if old.recurring_invoice_id is not null then
		select * into of_series from recurring_invoices where id = old.recurring_invoice_id;
		field := case when (new.recurring_invoice_id, new.recurring_period) is distinct from (old.recurring_invoice_id, old.recurring_period) then 'recurring_period'
			when new.customer_id <> old.customer_id and new.customer_id is distinct from of_series.customer_id then 'customer_id'
			when new.currency <> old.currency and new.currency is distinct from of_series.currency then 'currency' end;
		if field is not null then perform kontor_system.refuse('KN085', 'The draft bills a period of a series', 'invoices', field); end if;
	end if;
	return new;
end $$;
select kontor_system.ensure_trigger('invoices', 'kontor_2_draft', 'before update of customer_id, currency, price_mode, kind, recurring_invoice_id, recurring_period, status', 'kontor_system.guard_draft()');

-- A quote is billed whole once, or by down payments and a final invoice, in its own currency. The quote's row is locked.
create or replace function kontor_system.guard_quote_billed() returns trigger language plpgsql as $$
declare
	fields constant text[] := array['quote_id', 'kind', 'currency', 'price_mode', 'customer_id'];
	quote quotes;
	field text;
	number text;
begin
	if new.quote_id is null or kontor_system.is_import() or kontor_system.is_reversal(new.kind) then return new; end if;
	if tg_op = 'UPDATE' then
		if old.status <> 'draft' or (new.status = 'draft' and kontor_system.changed_field(to_jsonb(new), to_jsonb(old), fields) is null) then return new; end if;
	end if;
	select * into quote from quotes where id = new.quote_id for no key update;
	if quote.id is null then return new; end if; -- The foreign key says it.
	field := kontor_system.changed_field(to_jsonb(new), to_jsonb(quote), array['currency', 'price_mode']);
	if field is not null then perform kontor_system.refuse('KN088', 'A quote is billed in its own money', 'invoices', field); end if;
	select coalesce(i.number, '–') into number from invoices i
	where i.quote_id = new.quote_id and i.id <> new.id and i.kind in ('invoice', 'final') and i.status <> 'cancelled' limit 1;
	if found then perform kontor_system.refuse('KN063', 'The whole is billed already', 'invoices', 'quote_id', jsonb_build_object('number', number)); end if;
	if new.kind = 'invoice' and exists (select 1 from invoices i where i.quote_id = new.quote_id and i.id <> new.id and i.kind = 'down_payment' and i.status <> 'cancelled') then
		perform kontor_system.refuse('KN086', 'Down payments were asked for', 'invoices', 'quote_id');
	end if;
	return new;
end $$;
select kontor_system.ensure_trigger('invoices', 'kontor_6_same_quote', 'before insert or update of quote_id, kind, currency, price_mode, customer_id, status', 'kontor_system.guard_quote_billed()');

-- And the other way round: a quote that a draft was made from can't change its customer.
create or replace function kontor_system.keep_quote_of_invoices() returns trigger language plpgsql as $$
declare number text;
begin
	if old.status = 'draft' and (new.customer_id, new.currency, new.price_mode) is distinct from (old.customer_id, old.currency, old.price_mode) then
		select coalesce(i.number, '–') into number from invoices i where i.quote_id = new.id and i.status <> 'cancelled'
			and (i.customer_id, i.currency, i.price_mode) is distinct from (new.customer_id, new.currency, new.price_mode) limit 1;
		if found then perform kontor_system.refuse('KN063', 'An invoice names the quote', 'quotes',
			kontor_system.changed_field(to_jsonb(new), to_jsonb(old), array['customer_id', 'currency', 'price_mode']), jsonb_build_object('number', number)); end if;
	end if;
	return new;
end $$;
select kontor_system.ensure_trigger('quotes', 'kontor_2_invoices', 'before update of customer_id, currency, price_mode', 'kontor_system.keep_quote_of_invoices()');

-- Nor does a project that is billed become another customer's.
create or replace function kontor_system.keep_project_of_invoices() returns trigger language plpgsql as $$
begin
	if new.customer_id is distinct from old.customer_id and (
		exists (select 1 from time_entries e join invoice_lines l on l.id = e.invoice_line_id join invoices i on i.id = l.invoice_id
			where e.project_id = new.id and i.customer_id is distinct from new.customer_id)
		or exists (select 1 from expenses e join invoices i on i.id = e.invoice_id where e.project_id = new.id and i.customer_id is distinct from new.customer_id)
		or exists (select 1 from invoices i where i.project_id = new.id and i.status <> 'cancelled' and not kontor_system.is_reversal(i.kind) and i.customer_id <> new.customer_id)
		or exists (select 1 from quotes q where q.project_id = new.id and q.status in ('draft', 'sent', 'accepted') and q.customer_id <> new.customer_id)
		or exists (select 1 from recurring_invoices r where r.project_id = new.id and r.is_active and r.customer_id <> new.customer_id)) then
		perform kontor_system.refuse('KN087', 'The project is billed to its customer', 'projects', 'customer_id');
	end if;
	if new.billing_type <> old.billing_type and new.billing_type <> 'time_material' and exists (
		select 1 from time_entries e join invoice_lines l on l.id = e.invoice_line_id join invoices i on i.id = l.invoice_id where e.project_id = new.id and i.status = 'draft') then
		perform kontor_system.refuse('KN087', 'A draft bills the time of the project', 'projects', 'billing_type');
	end if;
	return new;
end $$;
select kontor_system.ensure_trigger('projects', 'kontor_2_invoices', 'before update of customer_id, billing_type', 'kontor_system.keep_project_of_invoices()');
