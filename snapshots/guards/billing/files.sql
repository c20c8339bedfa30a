-- Files of an invoice: they are made after its number was given, so that others don't wait for the next number meanwhile. Which files
-- are still to be made is noted together with the number; after a crash the job file-invoices makes them.

create table if not exists kontor_system.invoices_to_file (
	invoice_id uuid primary key references invoices on delete cascade,
	noted_at timestamptz not null default now()
);

create or replace function kontor_system.note_invoice_to_file() returns trigger language plpgsql as $$
begin
	if new.pdf_file_id is not null then
		delete from kontor_system.invoices_to_file where invoice_id = new.id;
	elsif old.status = 'draft' and new.status <> 'draft' and not kontor_system.is_import() then
		insert into kontor_system.invoices_to_file (invoice_id) values (new.id) on conflict do nothing;
	end if;
	return null;
end $$;
select kontor_system.ensure_trigger('invoices', 'kontor_note_file', 'after update of status, pdf_file_id', 'kontor_system.note_invoice_to_file()');
