-- Mail: the outbox is a record of what was sent. The content of a mail never changes, and a sent mail stays.

create index if not exists idx_mails_waiting on mails (created_at) where status in ('queued', 'held');
create index if not exists idx_mail_templates_kind on mail_templates (organization_id, kind, language);
create index if not exists idx_mail_templates_organization_id on mail_templates (organization_id);
select kontor_system.ensure_check('mails', 'sent_has_moment', $$(status = 'sent') = (sent_at is not null)$$);
select kontor_system.ensure_choices('mails', 'status');
select kontor_system.ensure_choices('mail_templates', 'kind', 'language');

create or replace function kontor_system.guard_mail() returns trigger language plpgsql as $$
declare changeable constant text[] := array['status', 'error', 'attempts', 'sent_at', 'delivered_to', 'updated_at', 'updated_by', 'created_by'];
begin
	if current_setting('kontor.erase', true) = 'on' then return coalesce(new, old); end if;
	if tg_op = 'DELETE' then
		if old.status = 'sent' then perform kontor_system.refuse('KN070', 'A mail that was sent stays', 'mails'); end if;
		return old;
	end if;
	if kontor_system.differs(to_jsonb(new), to_jsonb(old), changeable) then
		perform kontor_system.refuse('KN070', 'What a mail says does not change', 'mails', (
			select key from jsonb_each(to_jsonb(new) - changeable) n where n.value is distinct from to_jsonb(old) -> n.key limit 1));
	end if;
	if old.status = 'sent' and (new.status, new.sent_at, new.delivered_to::text, new.attempts) is distinct from (old.status, old.sent_at, old.delivered_to::text, old.attempts) then
		perform kontor_system.refuse('KN070', 'A mail that was sent stays sent', 'mails', 'status');
	end if;
	return new;
end $$;
select kontor_system.ensure_trigger('mails', 'kontor_2_guard', 'before update or delete', 'kontor_system.guard_mail()');

-- What was done with each message of the mailbox: written in the transaction that takes it in, so that it is taken in once. Without an
-- organization, no addressee was found yet.
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

-- Several may take in the same message (invoices, tickets): each has a row of its own. Rows from before there was this column belong to
-- the receiver of invoices.
alter table kontor_system.inbox_messages add column if not exists receiver text, add column if not exists message_id text;
update kontor_system.inbox_messages set receiver = 'invoices' where organization_id is not null and receiver is null;
alter table kontor_system.inbox_messages drop constraint if exists inbox_messages_mailbox_uid_validity_uid_organization_id_key;
do $$ begin
	if to_regclass('kontor_system.uq_inbox_messages') is null then
		alter table kontor_system.inbox_messages add constraint uq_inbox_messages unique nulls not distinct (mailbox, uid_validity, uid, organization_id, receiver);
	end if;
end $$;
create index if not exists idx_inbox_messages_due on kontor_system.inbox_messages (mailbox, uid_validity, uid) where status in ('waiting', 'open');
-- Up to which message of a mailbox all are noted above, or were read before Kontor looked. A mailbox without a mark begins with its
-- unread messages, so that nothing is lost and nothing is taken in twice.
create table if not exists kontor_system.inbox_marks (
	mailbox text not null,
	uid_validity bigint not null,
	highest_uid bigint not null,
	primary key (mailbox, uid_validity)
);
