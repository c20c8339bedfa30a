-- What is unique, it is within its tenant.
create unique index if not exists uq_departments_name on departments (organization_id, lower(name));
create unique index if not exists uq_employees_email on employees (organization_id, lower(email));
create unique index if not exists uq_employees_personnel_number on employees (organization_id, personnel_number);
create unique index if not exists uq_tax_rates_name on tax_rates (organization_id, lower(name));
drop index if exists uq_tax_rates_default;
create unique index if not exists uq_tax_rates_category_default on tax_rates (organization_id, category) where is_default;
create unique index if not exists uq_tags_name on tags (organization_id, lower(name));
create unique index if not exists uq_number_sequences_kind on number_sequences (organization_id, kind, year);
create unique index if not exists uq_customers_number on customers (organization_id, number);
create unique index if not exists uq_pipelines_name on pipelines (organization_id, lower(name));
create unique index if not exists uq_pipelines_default on pipelines (organization_id) where is_default;
create unique index if not exists uq_projects_number on projects (organization_id, number);
create unique index if not exists uq_project_members on project_members (project_id, employee_id);
create unique index if not exists uq_services_number on services (organization_id, number);
create unique index if not exists uq_quotes_number on quotes (organization_id, number, version);
create unique index if not exists uq_invoices_number on invoices (organization_id, number);
create unique index if not exists uq_dunning_notices_level on dunning_notices (invoice_id, level) where status <> 'cancelled';
create unique index if not exists uq_dashboards_user on dashboards (user_id);
create unique index if not exists uq_payments_reverses on payments (reverses_payment_id);
-- One running timer per employee.
create unique index if not exists uq_time_entries_running on time_entries (employee_id) where end_time is null;
