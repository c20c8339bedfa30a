-- Dunning: an issued notice stays as it was, each level and each number exists once, and interest follows the base rates.

create unique index if not exists uq_dunning_notices_level on dunning_notices (invoice_id, level) where status <> 'cancelled';
create unique index if not exists uq_dunning_notices_number on dunning_notices (organization_id, number);
create index if not exists idx_dunning_notices_organization_id on dunning_notices (organization_id);
select kontor_system.ensure_check('dunning_notices', 'level_positive', 'level >= 1');
select kontor_system.ensure_not_negative('dunning_notices', 'fee', 'flat_fee', 'interest', 'open_amount');
select kontor_system.ensure_choices('dunning_notices', 'status');
select kontor_system.ensure_book_table('dunning_notices', 'base_rates');
select kontor_system.ensure_check('organizations', 'dunning_days_are_numbers', $$dunning_levels is null or kontor_system.has_decimals(dunning_levels, array['days']) and dunning_levels::text !~ '"days": *"?-'$$);

create or replace function kontor_system.guard_dunning() returns trigger language plpgsql as $$
declare changeable constant text[] := array['status', 'sent_at', 'pdf_file_id', 'updated_at', 'updated_by', 'created_by'];
begin
	if tg_op = 'DELETE' then
		if old.status <> 'proposed' then perform kontor_system.refuse('KN011', 'A dunning notice that was issued is never deleted', 'dunning_notices'); end if;
		return old;
	end if;
	if tg_op = 'INSERT' then
		if not kontor_system.is_import() then perform kontor_system.assert_transition('dunning_notices', null, new.status); end if;
		return new;
	end if;
	if old.status <> 'proposed' and kontor_system.differs(to_jsonb(new), to_jsonb(old), changeable) then
		perform kontor_system.refuse('KN010', 'A dunning notice that was issued does not change', 'dunning_notices', (
			select key from jsonb_each(to_jsonb(new) - changeable) n where n.value is distinct from to_jsonb(old) -> n.key limit 1));
	end if;
	if new.status <> old.status and not kontor_system.is_import() then perform kontor_system.assert_transition('dunning_notices', old.status, new.status); end if;
	if old.status = 'proposed' and new.status = 'issued' and (new.number is null or new.notice_date is null or new.due_date is null) then
		perform kontor_system.refuse('KN021', 'A dunning notice is issued with its number and its dates', 'dunning_notices', 'number');
	end if;
	return new;
end $$;
select kontor_system.ensure_trigger('dunning_notices', 'kontor_2_guard', 'before insert or update or delete', 'kontor_system.guard_dunning()');
select kontor_system.ensure_trigger('dunning_notices', 'kontor_4_keep_pdf', 'before update of pdf_file_id', 'kontor_system.keep_pdf()');

-- Noted in the trail: states, which follow from verbs and from other rows.
select kontor_system.watch('dunning_notices', 'update', array['status', 'number', 'sent_at']);

-- Base rates (§ 247 BGB) that every organization begins with; its accountant extends them.
create unique index if not exists uq_base_rates_valid_from on base_rates (organization_id, valid_from);
create index if not exists idx_base_rates_organization_id on base_rates (organization_id);

create or replace function kontor_system.default_base_rates(organization uuid) returns void language sql as $$
	insert into base_rates (id, organization_id, valid_from, rate)
	select gen_random_uuid(), organization, valid_from::date, rate from (values
		('2016-07-01', -0.88), ('2023-01-01', 1.62), ('2023-07-01', 3.12), ('2024-01-01', 3.62), ('2024-07-01', 3.37), ('2025-01-01', 2.27), ('2025-07-01', 1.27), ('2026-01-01', 1.27)
	) as known (valid_from, rate)
	on conflict (organization_id, valid_from) do nothing
$$;

create or replace function kontor_system.give_base_rates() returns trigger language plpgsql as $$
begin
	perform kontor_system.default_base_rates(new.id);
	return null;
end $$;
select kontor_system.ensure_trigger('organizations', 'kontor_base_rates', 'after insert', 'kontor_system.give_base_rates()');
select kontor_system.default_base_rates(id) from organizations o where not exists (select 1 from base_rates b where b.organization_id = o.id);
