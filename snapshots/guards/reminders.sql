-- Reminders: each is its owner's alone, and may be about a record of another module.

create index if not exists idx_reminders_own on reminders (organization_id, owner_id, due_date) where not is_done;
create index if not exists idx_reminders_linked on reminders (linked_to, linked_id);
select kontor_system.ensure_check('reminders', 'link_is_complete', '(linked_to is null) = (linked_id is null)');
select kontor_system.ensure_choices('reminders', 'linked_to');
select kontor_system.ensure_trigger('reminders', 'kontor_4_link', 'before insert or update of linked_to, linked_id', 'kontor_system.guard_link()');
select kontor_system.ensure_private('reminders', seen_by => 'owner_id');

-- is_done sets the time.
create or replace function kontor_system.done_at() returns trigger language plpgsql as $$
begin
	new.done_at := case when not new.is_done then null else coalesce(new.done_at, now()) end;
	return new;
end $$;
select kontor_system.ensure_trigger('reminders', 'kontor_1_done', 'before insert or update', 'kontor_system.done_at()');
