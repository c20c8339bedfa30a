-- Recurring invoices: a series and the periods that it bills. (Whose project it names: papers/parties.sql.)

select kontor_system.ensure_check('recurring_invoices', 'dates_in_order', 'end_date >= start_date');
select kontor_system.ensure_check('recurring_invoices', 'indexation_in_range', 'indexation_percent between -100 and 100');
select kontor_system.ensure_check('recurring_invoices', 'lines_are_numbers', $$kontor_system.has_decimals(lines, array['quantity', 'unit_price', 'discount_percent', 'tax_rate'])$$);
select kontor_system.ensure_terms('recurring_invoices', 'payment_terms_days');
select kontor_system.ensure_choices('recurring_invoices', 'currency', 'interval', 'price_mode');
select kontor_system.ensure_book_table('recurring_invoices');

-- Each period of a series is billed once; an invoice that was cancelled makes room for the one that replaces it.
drop index if exists uq_invoices_recurring_period;
create unique index if not exists uq_invoices_recurring_period_once on invoices (recurring_invoice_id, recurring_period) where status <> 'cancelled';
