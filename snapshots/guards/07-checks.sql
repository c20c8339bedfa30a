-- What can never be true of a row. Rules that need more than the row itself are in the extension.
do $$
declare c record;
begin
  -- Percentages are between 0 and 100, wherever they are.
  for c in
    select a.attrelid::regclass as tbl, a.attname as col
    from pg_attribute a join pg_class k on k.oid = a.attrelid
    where k.relkind = 'r' and k.relnamespace = 'public'::regnamespace and k.relname not like 'directus\_%'
      and a.attname in ('skonto_percent', 'discount_percent', 'probability', 'tax_rate', 'rate') and not a.attisdropped
      -- The base rate of the central bank can be below zero.
      and k.relname <> 'base_rates'
  loop
    perform kontor_system.ensure_check(c.tbl, c.col || '_is_percentage', format('%I between 0 and 100', c.col));
  end loop;
  -- Rates, budgets, prices and fees are never negative. (A payment may be: a counter-entry.)
  for c in
    select a.attrelid::regclass as tbl, a.attname as col
    from pg_attribute a join pg_class k on k.oid = a.attrelid
    where k.relkind = 'r' and k.relnamespace = 'public'::regnamespace and k.relname not like 'directus\_%'
      and a.attname in ('hourly_rate', 'cost_rate', 'weekly_hours', 'budget_hours', 'budget_amount', 'estimated_hours', 'price', 'fee', 'flat_fee', 'interest', 'open_amount', 'value', 'payment_terms_days', 'skonto_days', 'rounding_minutes') and not a.attisdropped
  loop
    perform kontor_system.ensure_check(c.tbl, c.col || '_not_negative', format('%I >= 0', c.col));
  end loop;
end $$;

select kontor_system.ensure_check('organizations', 'slug_form', $$slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'$$);
-- Every day of a firm depends on it, and so do jobs that run for all firms: only names that all parts of the product know.
create or replace function kontor_system.is_time_zone(zone text) returns boolean language sql stable as $$
  select zone ~ '^[A-Z]' and zone <> 'Factory' and exists (select 1 from pg_timezone_names where name = zone)
$$;
select kontor_system.ensure_check('organizations', 'time_zone_exists', 'kontor_system.is_time_zone(time_zone)');
select kontor_system.ensure_check('organizations', 'country_is_iso', $$country ~ '^[A-Z]{2}$'$$);
select kontor_system.ensure_check('customers', 'country_is_iso', $$country ~ '^[A-Z]{2}$'$$);
select kontor_system.ensure_check('tags', 'name_has_no_comma', $$name !~ ','$$);
select kontor_system.ensure_check('number_sequences', 'numbers_not_negative', 'last_number >= 0 and year >= 0');
select kontor_system.ensure_check('employees', 'dates_in_order', 'left_at >= hired_at');
select kontor_system.ensure_check('projects', 'dates_in_order', 'end_date >= start_date');
select kontor_system.ensure_check('time_entries', 'end_not_before_start', 'end_time >= start_time');
select kontor_system.ensure_check('time_entries', 'at_most_a_day', $$end_time - start_time <= interval '24 hours'$$);
select kontor_system.ensure_check('time_entries', 'finished_when_submitted', $$end_time is not null or status = 'draft'$$);
select kontor_system.ensure_check('quotes', 'dates_in_order', 'valid_until >= issued_date');
select kontor_system.ensure_check('quotes', 'version_positive', 'version >= 1');
select kontor_system.ensure_check('invoices', 'dates_in_order', 'due_date >= issued_date');
select kontor_system.ensure_check('invoices', 'service_dates_in_order', 'service_to >= service_from');
select kontor_system.ensure_check('invoices', 'number_when_issued', $$(status = 'draft') = (number is null)$$);
select kontor_system.ensure_check('invoices', 'dated_when_issued', $$status = 'draft' or (issued_date is not null and due_date is not null)$$);
-- A cancellation repeats its original with the opposite sign; every other document is not negative.
select kontor_system.ensure_check('invoices', 'total_sign', $$case when kind in ('cancellation', 'correction') then true else total >= 0 end$$);
select kontor_system.ensure_check('invoices', 'total_adds_up', 'total = net_total + tax_total');
select kontor_system.ensure_check('quotes', 'total_adds_up', 'total = net_total + tax_total');
select kontor_system.ensure_check('quotes', 'total_sign', 'total >= 0');
select kontor_system.ensure_check('invoice_lines', 'service_dates_in_order', 'service_to >= service_from');
select kontor_system.ensure_check('payments', 'amount_or_counter_entry', 'amount > 0 or (amount < 0 and reverses_payment_id is not null)');
select kontor_system.ensure_check('dunning_notices', 'level_positive', 'level >= 1');
select kontor_system.ensure_check('recurring_invoices', 'dates_in_order', 'end_date >= start_date');
select kontor_system.ensure_check('recurring_invoices', 'indexation_in_range', 'indexation_percent between -100 and 100');
-- What a supplier gives back is negative: with the number of the credit note, and never paid out to anybody.
select kontor_system.ensure_check('expenses', 'amount_not_negative', 'amount >= 0 or (supplier_invoice_number is not null and not is_reimbursable)');
select kontor_system.ensure_check('expenses', 'tax_within_amount', 'case when amount >= 0 then tax_amount between 0 and amount else tax_amount between amount and 0 end');
select kontor_system.ensure_check('documents', 'version_positive', 'version >= 1');
select kontor_system.ensure_check('documents', 'link_is_complete', '(linked_module is null) = (linked_id is null)');
select kontor_system.ensure_check('reminders', 'link_is_complete', '(linked_to is null) = (linked_id is null)');
select kontor_system.ensure_check('contacts', 'consent_has_date', 'not gdpr_consent or gdpr_consent_at is not null');

-- Choices that rules depend on take only the values that the rules know. The other lists (kinds of documents, phases of
-- a customer, …) are the firm's own: whoever adds a value in Studio uses it at once.
do $$
declare f record;
begin
  for f in
    select collection, field, (select string_agg(quote_literal(choice ->> 'value'), ', ') from jsonb_array_elements((options::jsonb) -> 'choices') choice) as choices
    from directus_fields
    where interface = 'select-dropdown' and collection not like 'directus\_%' and (options::jsonb) ? 'choices'
      and (field in ('status', 'kind', 'tax_category', 'price_mode', 'tax_scheme', 'rounding_mode', 'billing_type', 'interval', 'method', 'linked_to', 'linked_module', 'currency', 'language', 'invoice_format')
           or (collection, field) in (('tax_rates', 'category'), ('customers', 'type'), ('project_members', 'role')))
  loop
    perform kontor_system.ensure_check(format('public.%I', f.collection)::regclass, f.field || '_is_a_choice', format('%I in (%s)', f.field, f.choices));
  end loop;
end $$;
