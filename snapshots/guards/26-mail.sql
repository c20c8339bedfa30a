-- The outbox is a record of what left the house: what a mail says never changes, and what was sent stays.
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
select kontor_system.ensure_trigger('mails', 'kontor_guard', 'before update or delete', 'kontor_system.guard_mail()');
select kontor_system.ensure_check('mails', 'sent_has_moment', $$(status = 'sent') = (sent_at is not null)$$);

create index if not exists idx_mails_waiting on mails (created_at) where status in ('queued', 'held');
create index if not exists idx_mail_templates_kind on mail_templates (organization_id, kind, language);

-- The PDF of what left the house is the one that left it, for as long as the file is kept.
create or replace function kontor_system.keep_pdf() returns trigger language plpgsql as $$
begin
	if old.pdf_file_id is not null and new.pdf_file_id is distinct from old.pdf_file_id
		and exists (select 1 from directus_files f where f.id = old.pdf_file_id) then
		perform kontor_system.refuse('KN010', 'The PDF of a document that was sent stays', tg_table_name::text, 'pdf_file_id');
	end if;
	return new;
end $$;
select kontor_system.ensure_trigger('quotes', 'kontor_keep_pdf', 'before update of pdf_file_id', 'kontor_system.keep_pdf()');
select kontor_system.ensure_trigger('dunning_notices', 'kontor_keep_pdf', 'before update of pdf_file_id', 'kontor_system.keep_pdf()');
