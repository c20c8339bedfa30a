-- Quotes and dunning notices that left the house stay as they were sent; a change is a new version.
create or replace function kontor_system.guard_quote() returns trigger language plpgsql as $$
declare changeable constant text[] := array['status', 'sent_at', 'decided_at', 'decline_reason', 'project_id', 'deal_id', 'pdf_file_id', 'updated_at', 'updated_by', 'created_by'];
	previous quotes;
begin
	if tg_op = 'DELETE' then
		if old.status <> 'draft' then perform kontor_system.refuse('KN011', 'A quote that was sent is never deleted', 'quotes'); end if;
		return old;
	end if;
	if tg_op = 'INSERT' then
		if kontor_system.is_import() then return new; end if;
		perform kontor_system.assert_transition('quotes', null, new.status);
		-- A new version keeps the number and counts on; a first one gets its number when it is sent.
		select * into previous from quotes where id = new.previous_quote_id;
		if (new.number, new.version) is distinct from (previous.number, coalesce(previous.version, 0) + 1) then
			perform kontor_system.refuse('KN021', 'A quote gets its number when it is sent, and a new version keeps it', 'quotes', 'number');
		end if;
		return new;
	end if;
	if old.status <> 'draft' and kontor_system.differs(to_jsonb(new), to_jsonb(old), changeable) then
		perform kontor_system.refuse('KN010', 'A quote that was sent does not change', 'quotes', (
			select key from jsonb_each(to_jsonb(new) - changeable) n where n.value is distinct from to_jsonb(old) -> n.key limit 1));
	end if;
	if kontor_system.is_import() then return new; end if;
	perform kontor_system.assert_transition('quotes', old.status, new.status);
	if (new.version, new.previous_quote_id) is distinct from (old.version, old.previous_quote_id)
		or (new.number is distinct from old.number and (old.number is not null or new.status = 'draft')) then
		perform kontor_system.refuse('KN021', 'Number and version of a quote stay', 'quotes', 'number');
	end if;
	if new.decline_reason is distinct from old.decline_reason and not (old.status = 'sent' and new.status = 'declined') then
		perform kontor_system.refuse('KN010', 'A quote is declined once', 'quotes', 'decline_reason');
	end if;
	if old.status = 'draft' and new.status = 'sent' and (new.number is null or new.issued_date is null or new.valid_until is null
		or new.seller_snapshot is null or new.buyer_snapshot is null) then
		perform kontor_system.refuse('KN021', 'A quote is sent with its number, its dates and its frozen parties', 'quotes', 'number');
	end if;
	return new;
end $$;
-- One next version at a time.
create unique index if not exists uq_quotes_previous on quotes (previous_quote_id);
select kontor_system.ensure_trigger('quotes', 'kontor_guard', 'before insert or update or delete', 'kontor_system.guard_quote()');

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
select kontor_system.ensure_trigger('dunning_notices', 'kontor_guard', 'before insert or update or delete', 'kontor_system.guard_dunning()');

-- Each level once, and each number once.
create unique index if not exists uq_dunning_notices_level on dunning_notices (invoice_id, level) where status <> 'cancelled';
create unique index if not exists uq_dunning_notices_number on dunning_notices (organization_id, number);

-- Base rates (§ 247 BGB) that every organization begins with; its accountant extends them.
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

-- The first answer to a request with an Idempotency-Key, kept for the next one with the same key.
create table if not exists kontor_system.idempotency_keys (
	caller text not null,
	key text not null,
	request text not null,
	answer json,
	created_at timestamptz not null default now(),
	primary key (caller, key)
);
-- As text: the same answer, byte for byte.
alter table kontor_system.idempotency_keys alter column answer type json;
