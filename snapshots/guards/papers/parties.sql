-- Parties: what a draft of an invoice, a quote or a series names (quote, project, contact) must belong to its customer. Internal
-- projects and contacts without a customer fit everybody. docs/decisions/0021-drafts-keep-to-their-work.md

create or replace function kontor_system.guard_parties() returns trigger language plpgsql as $$
declare
	document jsonb := to_jsonb(new);
	before jsonb := case when tg_op = 'UPDATE' then to_jsonb(old) end;
	named record;
	owner uuid;
begin
	if kontor_system.is_import() or coalesce(document ->> 'kind', '') in ('cancellation', 'correction') then return new; end if;
	for named in select * from (values ('contact_id', 'contacts'), ('project_id', 'projects'), ('quote_id', 'quotes'), ('deal_id', 'deals')) as n (field, target) loop
		continue when document ->> named.field is null;
		continue when document ->> named.field is not distinct from before ->> named.field and document -> 'customer_id' is not distinct from before -> 'customer_id'
			and (coalesce(before ->> 'status', '') <> 'draft' or document ->> 'status' = 'draft');
		-- Locked, so that the project is not given to another customer at the same moment.
		execute format('select customer_id from %I where id = $1 %s', named.target, case named.target when 'projects' then 'for share' else '' end)
			into owner using (document ->> named.field)::uuid;
		if owner <> new.customer_id then perform kontor_system.refuse('KN083', 'It belongs to another customer', tg_table_name, named.field); end if;
	end loop;
	return new;
end $$;
select kontor_system.ensure_trigger('invoices', 'kontor_6_same_customer', 'before insert or update of customer_id, contact_id, project_id, quote_id, status', 'kontor_system.guard_parties()');
select kontor_system.ensure_trigger('quotes', 'kontor_6_same_customer', 'before insert or update of customer_id, contact_id, project_id, deal_id, status', 'kontor_system.guard_parties()');
select kontor_system.ensure_trigger('recurring_invoices', 'kontor_6_same_customer', 'before insert or update of customer_id, project_id', 'kontor_system.guard_parties()');
