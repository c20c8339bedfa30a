-- Organizations: checks of the organization's own row. (How rows stay in their organization: first/02-tenants.sql.)

select kontor_system.ensure_check('organizations', 'slug_form', $$slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'$$);
-- All days of an organization depend on its time zone, and so do jobs for all organizations: only names that all parts of the product know.
create or replace function kontor_system.is_time_zone(zone text) returns boolean language sql stable as $$
	select zone ~ '^[A-Z]' and zone <> 'Factory' and exists (select 1 from pg_timezone_names where name = zone)
$$;
select kontor_system.ensure_check('organizations', 'time_zone_exists', 'kontor_system.is_time_zone(time_zone)');
select kontor_system.ensure_check('organizations', 'country_is_iso', $$country ~ '^[A-Z]{2}$'$$);
select kontor_system.ensure_percentages('organizations', 'skonto_percent');
select kontor_system.ensure_not_negative('organizations', 'hourly_rate');
select kontor_system.ensure_terms('organizations', 'payment_terms_days', 'skonto_days');
select kontor_system.ensure_choices('organizations', 'currency', 'language', 'tax_scheme');

-- The logo of an organization is a file of that organization.
create or replace function kontor_system.guard_organization_logo() returns trigger language plpgsql as $$
begin
	if new.logo is not null then
		perform 1 from directus_files where id = new.logo and organization_id = new.id;
		if not found then
			raise foreign_key_violation using message = 'the logo is not a file of this organization', detail = format('Key (logo)=(%s) is not present in table "directus_files".', new.logo), table = 'organizations', column = 'logo';
		end if;
	end if;
	return new;
end $$;
select kontor_system.ensure_trigger('organizations', 'kontor_4_logo', 'before insert or update of logo', 'kontor_system.guard_organization_logo()');
