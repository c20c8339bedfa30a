-- Mail: the outbox is a record of what left the house. What a mail says never changes, and what was sent stays.

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
