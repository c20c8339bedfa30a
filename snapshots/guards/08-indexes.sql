-- The indexes that the schema document lists, under its names …
create index if not exists idx_employees_role_id on employees (role_id);
create index if not exists idx_employees_department_id on employees (department_id);
create index if not exists idx_contacts_customer_id on contacts (customer_id);
create index if not exists idx_projects_customer_id on projects (customer_id);
create index if not exists idx_time_entries_employee_id on time_entries (employee_id);
create index if not exists idx_time_entries_project_id on time_entries (project_id);
create index if not exists idx_invoices_customer_id on invoices (customer_id);
create index if not exists idx_payments_invoice_id on payments (invoice_id);
create index if not exists idx_documents_linked on documents (linked_module, linked_id);
create index if not exists idx_invoices_status on invoices (status);
create index if not exists idx_projects_status on projects (status);
create index if not exists idx_time_entries_start_time on time_entries (start_time);
create index if not exists idx_invoices_due_date on invoices (due_date);

-- … those that the lists need: the tenant first, then what they are sorted by (or whose they are), then the tie-break.
create index if not exists idx_customers_list on customers (organization_id, name, id) where deleted_at is null;
create index if not exists idx_contacts_list on contacts (organization_id, lastname, id) where deleted_at is null;
create index if not exists idx_deals_list on deals (organization_id, expected_close_date, id) where deleted_at is null;
create index if not exists idx_activities_list on activities (organization_id, due_date, id) where deleted_at is null;
create index if not exists idx_projects_list on projects (organization_id, title, id);
create index if not exists idx_time_entries_list on time_entries (organization_id, start_time, id);
create index if not exists idx_time_entries_own on time_entries (organization_id, employee_id, start_time, id);
create index if not exists idx_time_entries_project on time_entries (organization_id, project_id, start_time, id);
create index if not exists idx_time_entries_unbilled on time_entries (organization_id, project_id) where is_billable and invoice_line_id is null;
create index if not exists idx_invoices_list on invoices (organization_id, issued_date, id);
create index if not exists idx_invoices_open on invoices (organization_id, due_date) where status in ('issued', 'sent', 'partially_paid', 'overdue');
create index if not exists idx_quotes_list on quotes (organization_id, issued_date, id);
create index if not exists idx_expenses_list on expenses (organization_id, expense_date, id);
create index if not exists idx_payments_list on payments (organization_id, payment_date, id);
create index if not exists idx_reminders_own on reminders (organization_id, owner_id, due_date) where not is_done;
create index if not exists idx_documents_list on documents (organization_id, created_at, id);
create index if not exists idx_documents_checksum on documents (organization_id, checksum);
create index if not exists idx_chat_messages_project on chat_messages (organization_id, project_id, created_at);
create index if not exists idx_reminders_linked on reminders (linked_to, linked_id);
create index if not exists idx_directus_activity_organization on directus_activity (organization_id, timestamp);
create index if not exists idx_directus_files_organization on directus_files (organization_id);
create index if not exists idx_directus_users_organization on directus_users (organization_id);

do $$
declare c record;
begin
  -- … one for every other foreign key …
  for c in
    select k.conrelid::regclass as tbl, r.relname as name, a.attname as col, a.attnum
    from pg_constraint k join pg_class r on r.oid = k.conrelid
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    where k.contype = 'f' and r.relnamespace = 'public'::regnamespace and r.relname not like 'directus\_%'
      and a.attname not in ('created_by', 'updated_by')
  loop
    if not exists (select 1 from pg_index i where i.indrelid = c.tbl and i.indkey[0] = c.attnum and i.indpred is null) then
      execute format('create index %I on %s (%I)', 'idx_' || c.name || '_' || c.col, c.tbl, c.col);
    end if;
  end loop;
  -- … and trigrams (GIN) for searching: Directus asks LOWER(column) LIKE '%text%' of every searchable column, and
  -- column LIKE '%tag%' of tags.
  for c in
    select f.collection as name, f.field as col, a.atttypid::regtype::text as type, f.special
    from directus_fields f join pg_attribute a on a.attrelid = to_regclass(format('public.%I', f.collection)) and a.attname = f.field
    where f.collection not like 'directus\_%' and a.atttypid::regtype::text in ('text', 'character varying') and (f.searchable or f.field = 'tags')
  loop
    execute format('create index if not exists %I on public.%I using gin (%s gin_trgm_ops)', 'idx_' || c.name || '_' || c.col || '_search', c.name,
      case when c.col = 'tags' then quote_ident(c.col) else format('lower(%s::text)', quote_ident(c.col)) end);
  end loop;
end $$;
