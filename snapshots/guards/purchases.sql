-- Purchases: invoices that suppliers send, and how they come in.

-- The same invoice of a supplier is found however it comes in.
create index if not exists idx_expenses_supplier_number on expenses (organization_id, supplier_invoice_number) where supplier_invoice_number is not null;

-- Invoices that come in by mail (directus-extensions/kontor/src/purchases/inbox).
select kontor_system.ensure_check('organizations', 'inbox_address_form', $$inbox_address ~ '^[^@\s,;<>"]+@[^@\s,;<>"]+$'$$);
-- The address identifies the organization, so it is unique, in upper or lower case.
create unique index if not exists uq_organizations_inbox_address on organizations (lower(inbox_address));

-- The person who handles incoming invoices is an active employee of the organization.
create or replace function kontor_system.guard_inbox() returns trigger language plpgsql as $$
declare is_active boolean;
begin
	if new.inbox_employee_id is not null and (tg_op = 'INSERT' or new.inbox_employee_id is distinct from old.inbox_employee_id) then
		select e.is_active into is_active from employees e where e.id = new.inbox_employee_id and e.organization_id = new.id;
		if not found then
			raise foreign_key_violation using message = 'the employee is not one of this organization', detail = format('Key (inbox_employee_id)=(%s) is not present in table "employees".', new.inbox_employee_id), table = 'organizations', column = 'inbox_employee_id';
		elsif not is_active then
			raise check_violation using message = 'the employee is not active', constraint = 'inbox_employee_is_active', table = 'organizations';
		end if;
	end if;
	-- When that employee is deleted (on delete set null), the address stays; its mail waits until there is somebody again.
	if new.inbox_address is not null and new.inbox_employee_id is null
		and (tg_op = 'INSERT' or old.inbox_address is null or exists (select 1 from employees where id = old.inbox_employee_id)) then
		raise check_violation using message = 'nobody handles what comes in', constraint = 'inbox_has_employee', table = 'organizations';
	end if;
	return new;
end $$;
select kontor_system.ensure_trigger('organizations', 'kontor_2_inbox', 'before insert or update of inbox_address, inbox_employee_id', 'kontor_system.guard_inbox()');
