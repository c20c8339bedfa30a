-- Invoices that come in by mail (directus-extensions/kontor/src/documents/inbox).
select kontor_system.ensure_check('organizations', 'inbox_address_form', $$inbox_address ~ '^[^@\s,;<>"]+@[^@\s,;<>"]+$'$$);
-- The address chooses the firm: it is one firm's, however it is written.
create unique index if not exists uq_organizations_inbox_address on organizations (lower(inbox_address));
create index if not exists idx_organizations_inbox_employee on organizations (inbox_employee_id);

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
	-- Whose employee is deleted (on delete set null) keeps the address; its mail waits until there is somebody again.
	if new.inbox_address is not null and new.inbox_employee_id is null
		and (tg_op = 'INSERT' or old.inbox_address is null or exists (select 1 from employees where id = old.inbox_employee_id)) then
		raise check_violation using message = 'nobody handles what comes in', constraint = 'inbox_has_employee', table = 'organizations';
	end if;
	return new;
end $$;
select kontor_system.ensure_trigger('organizations', 'kontor_inbox', 'before insert or update of inbox_address, inbox_employee_id', 'kontor_system.guard_inbox()');

-- What has become of each message of the mailbox: written in the transaction that takes it in, so that it is taken in once.
-- Without an organization, nobody has been found for it yet.
create table if not exists kontor_system.inbox_messages (
	id bigint generated always as identity primary key,
	mailbox text not null,
	uid_validity bigint not null,
	uid bigint not null,
	organization_id uuid references organizations (id) on delete cascade,
	status text not null check (status in ('waiting', 'open', 'taken_in', 'too_large', 'given_up')),
	-- The same mail under another number, or in another folder.
	fingerprint text,
	-- Whom it is for, as long as it waits.
	recipients text[],
	attempts int not null default 0,
	try_again_at timestamptz,
	error text,
	created_at timestamptz not null default now(),
	unique nulls not distinct (mailbox, uid_validity, uid, organization_id)
);
create index if not exists idx_inbox_messages_fingerprint on kontor_system.inbox_messages (organization_id, fingerprint) where status = 'taken_in';

-- Several may take in the same message (invoices, tickets): each has a row of its own. Rows from before there was more than one are
-- of whoever takes in invoices.
alter table kontor_system.inbox_messages add column if not exists receiver text, add column if not exists message_id text;
update kontor_system.inbox_messages set receiver = 'invoices' where organization_id is not null and receiver is null;
alter table kontor_system.inbox_messages drop constraint if exists inbox_messages_mailbox_uid_validity_uid_organization_id_key;
do $$ begin
	if to_regclass('kontor_system.uq_inbox_messages') is null then
		alter table kontor_system.inbox_messages add constraint uq_inbox_messages unique nulls not distinct (mailbox, uid_validity, uid, organization_id, receiver);
	end if;
end $$;
create index if not exists idx_inbox_messages_due on kontor_system.inbox_messages (mailbox, uid_validity, uid) where status in ('waiting', 'open');
-- Up to which message of a mailbox all are noted above, or were read before anybody looked. A mailbox without a mark begins with
-- what is unread, so that the step from there to here loses nothing and takes in nothing twice.
create table if not exists kontor_system.inbox_marks (
	mailbox text not null,
	uid_validity bigint not null,
	highest_uid bigint not null,
	primary key (mailbox, uid_validity)
);
