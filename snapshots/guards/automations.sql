-- Automations: what happened is noted in the transaction in which it happened, whatever road it came by (a verb, a row, a job, SQL), and
-- only if some automation of that organization waits for it. src/automations takes it from there.

create index if not exists idx_automations_event on automations (organization_id, event) where is_active;
select kontor_system.ensure_choices('automations', 'event');
select kontor_system.ensure_check('automations', 'acts_for_somebody', 'not is_active or person_id is not null');

create table if not exists kontor_system.events (
	id uuid primary key default gen_random_uuid(),
	organization_id uuid not null,
	event text not null,
	collection text not null,
	items text[] not null,
	created_at timestamptz not null default now()
);

-- What is an event: a condition on the row as it is (`n`) and, of a change, as it was (`o`). Events of what is often done to many rows
-- at once are one for each value of `per`, not one for each row.
create table if not exists kontor_system.announcements (event text primary key, tbl text not null, moment text not null, condition text not null, per text not null);
truncate kontor_system.announcements;
insert into kontor_system.announcements (event, tbl, moment, condition, per) values
	('invoice.issued', 'invoices', 'UPDATE', $$o.status = 'draft' and n.status <> 'draft' and n.kind not in ('cancellation', 'correction')$$, 'n.id'),
	('invoice.sent', 'invoices', 'UPDATE', $$o.sent_at is null and n.sent_at is not null$$, 'n.id'),
	('invoice.paid', 'invoices', 'UPDATE', $$o.status <> 'paid' and n.status = 'paid' and n.kind not in ('cancellation', 'correction')$$, 'n.id'),
	('invoice.overdue', 'invoices', 'UPDATE', $$o.status <> 'overdue' and n.status = 'overdue'$$, 'n.id'),
	('invoice.cancelled', 'invoices', 'UPDATE', $$o.status <> 'cancelled' and n.status = 'cancelled'$$, 'n.id'),
	('payment.recorded', 'payments', 'INSERT', $$n.reverses_payment_id is null and n.amount > 0 and n.method not in ('skonto', 'credit')$$, 'n.id'),
	('dunning.issued', 'dunning_notices', 'UPDATE', $$o.status = 'proposed' and n.status = 'issued'$$, 'n.id'),
	('quote.sent', 'quotes', 'UPDATE', $$o.status <> 'sent' and n.status = 'sent'$$, 'n.id'),
	('quote.accepted', 'quotes', 'UPDATE', $$o.status <> 'accepted' and n.status = 'accepted'$$, 'n.id'),
	('quote.declined', 'quotes', 'UPDATE', $$o.status <> 'declined' and n.status = 'declined'$$, 'n.id'),
	('quote.expired', 'quotes', 'UPDATE', $$o.status <> 'expired' and n.status = 'expired'$$, 'n.id'),
	('project.budget_warning', 'projects', 'UPDATE', $$o.budget_warned_percent < 80 and n.budget_warned_percent >= 80$$, 'n.id'),
	('project.budget_used_up', 'projects', 'UPDATE', $$o.budget_warned_percent < 100 and n.budget_warned_percent >= 100$$, 'n.id'),
	('time.submitted', 'time_entries', 'UPDATE', $$o.status <> 'submitted' and n.status = 'submitted'$$, 'n.employee_id'),
	('time.approved', 'time_entries', 'UPDATE', $$o.status <> 'approved' and n.status = 'approved'$$, 'n.employee_id'),
	('time.rejected', 'time_entries', 'UPDATE', $$o.status <> 'rejected' and n.status = 'rejected'$$, 'n.employee_id'),
	('expense.submitted', 'expenses', 'UPDATE', $$o.status <> 'submitted' and n.status = 'submitted'$$, 'n.employee_id'),
	('expense.approved', 'expenses', 'UPDATE', $$o.status <> 'approved' and n.status = 'approved'$$, 'n.employee_id'),
	('expense.rejected', 'expenses', 'UPDATE', $$o.status <> 'rejected' and n.status = 'rejected'$$, 'n.employee_id'),
	-- The mailbox says so in its transaction (src/purchases/inbox).
	('document.received', 'documents', 'INSERT', $$current_setting('kontor.by_mail', true) = 'on'$$, 'n.id'),
	('mail.failed', 'mails', 'UPDATE', $$o.status <> 'failed' and n.status = 'failed'$$, 'n.id');

create or replace function kontor_system.announce() returns trigger language plpgsql as $$
declare
	a kontor_system.announcements;
	happened boolean := false;
	noted bigint;
begin
	if kontor_system.is_import() then return null; end if;
	for a in
		select * from kontor_system.announcements x where x.tbl = tg_table_name and x.moment = tg_op
			and exists (select 1 from automations w where w.is_active and w.event = x.event)
	loop
		execute format('insert into kontor_system.events (organization_id, event, collection, items)
			select n.organization_id, %1$L, %2$L, array_agg(n.id::text order by n.id) from added n %3$s
			where (%4$s) and exists (select 1 from automations w where w.is_active and w.event = %1$L and w.organization_id = n.organization_id)
			group by n.organization_id, %5$s', a.event, a.tbl, case tg_op when 'UPDATE' then 'join removed o on o.id = n.id' else '' end, a.condition, a.per);
		get diagnostics noted = row_count;
		happened := happened or noted > 0;
	end loop;
	-- Heard by every server when the transaction is committed.
	if happened then perform pg_notify('kontor_events', ''); end if;
	return null;
end $$;

do $$
declare t record;
begin
	for t in select distinct tbl, moment from kontor_system.announcements loop
		perform kontor_system.ensure_statement_trigger(t.tbl::regclass, 'kontor_announce_' || lower(t.moment), 'after ' || lower(t.moment), 'kontor_system.announce()');
	end loop;
end $$;

-- Events of the clock: which automation ran for which day, in its organization's own calendar.
create table if not exists kontor_system.clock_events (
	automation_id uuid references automations on delete cascade,
	day date not null,
	primary key (automation_id, day)
);

-- Examples: a flow that names its event is offered to every organization, switched off. What somebody has deleted does not come back.
create or replace function kontor_system.offer_automations() returns trigger language plpgsql as $$
begin
	insert into automations (id, organization_id, name, event, flow_id)
	select gen_random_uuid(), o.id, coalesce(t.value, f.name), f.options ->> 'kontor_event', f.id
	from organizations o cross join directus_flows f
		left join directus_translations t on '$t:' || t.key = f.name and t.language = case when o.language like 'en%' then 'en-US' else 'de-DE' end
	where f.options ->> 'kontor_event' is not null and new.id in (o.id, f.id);
	return null;
end $$;
select kontor_system.ensure_trigger('organizations', 'kontor_offer_automations', 'after insert', 'kontor_system.offer_automations()');
-- At the end of the transaction: the texts are written after the flows.
select kontor_system.ensure_deferred_trigger('directus_flows', 'kontor_offer_automations', 'after insert', 'kontor_system.offer_automations()');
