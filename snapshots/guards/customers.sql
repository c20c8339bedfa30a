-- Customers: with contacts, deals, activities, pipelines and tags. Customers, contacts, deals and activities that are deleted go into the
-- trash (first/04-soft-delete.sql).

create unique index if not exists uq_customers_number on customers (organization_id, number);
create unique index if not exists uq_pipelines_name on pipelines (organization_id, lower(name));
create unique index if not exists uq_pipelines_default on pipelines (organization_id) where is_default;
create unique index if not exists uq_tags_name on tags (organization_id, lower(name));
create index if not exists idx_contacts_customer_id on contacts (customer_id);
create index if not exists idx_customers_list on customers (organization_id, name, id) where deleted_at is null;
create index if not exists idx_contacts_list on contacts (organization_id, lastname, id) where deleted_at is null;
create index if not exists idx_deals_list on deals (organization_id, expected_close_date, id) where deleted_at is null;
create index if not exists idx_activities_list on activities (organization_id, due_date, id) where deleted_at is null;
select kontor_system.ensure_check('customers', 'country_is_iso', $$country ~ '^[A-Z]{2}$'$$);
select kontor_system.ensure_check('contacts', 'consent_has_date', 'not gdpr_consent or gdpr_consent_at is not null');
select kontor_system.ensure_check('tags', 'name_has_no_comma', $$name !~ ','$$);
select kontor_system.ensure_percentages('customers', 'skonto_percent');
select kontor_system.ensure_not_negative('customers', 'hourly_rate');
select kontor_system.ensure_terms('customers', 'payment_terms_days', 'skonto_days');
select kontor_system.ensure_choices('customers', 'currency', 'invoice_format', 'language', 'type');
select kontor_system.ensure_choices('contacts', 'language', 'status');
select kontor_system.ensure_percentages('deals', 'probability');
select kontor_system.ensure_not_negative('deals', 'value');
select kontor_system.ensure_choices('deals', 'currency', 'status');

-- A customer with issued invoices stays: deleting it and setting the date of its deletion by hand are the same.
create or replace function kontor_system.keep_customer() returns trigger language plpgsql as $$
begin
	if tg_op = 'DELETE' then
		if current_setting('kontor.erase', true) = 'on' then return old; end if;
	elsif new.deleted_at is null or old.deleted_at is not null then
		return new;
	end if;
	if exists (select 1 from invoices where customer_id = old.id and status <> 'draft') then
		raise exception 'A customer with issued invoices can not be deleted' using errcode = 'KN002', table = tg_table_name;
	end if;
	return case tg_op when 'DELETE' then old else new end;
end $$;
select kontor_system.ensure_trigger('customers', 'kontor_2_keep_customer', 'before delete or update of deleted_at', 'kontor_system.keep_customer()');

-- is_completed sets the time of completion.
create or replace function kontor_system.completed_at() returns trigger language plpgsql as $$
begin
	new.completed_at := case when not new.is_completed then null else coalesce(new.completed_at, now()) end;
	return new;
end $$;
select kontor_system.ensure_trigger('activities', 'kontor_1_completed', 'before insert or update', 'kontor_system.completed_at()');
