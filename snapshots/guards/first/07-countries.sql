-- Countries: by ISO 3166-1, in every column for one. Other codes make every e-invoice invalid, and lead to the wrong tax.
-- The same list as core/rules/countries.ts; a test holds them together.

create or replace function kontor_system.is_country(code text) returns boolean language sql immutable as $$
	select code = any (string_to_array(
		'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG'
		|| ' CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL'
		|| ' GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA'
		|| ' LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP'
		|| ' NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV'
		|| ' SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW', ' '))
$$;

-- Checked only on writes: an old row with another code does not block the start; issuing an invoice reports it.
create or replace function kontor_system.guard_country() returns trigger language plpgsql as $$
begin
	if new.country is not null and not kontor_system.is_country(new.country) and (tg_op = 'INSERT' or new.country is distinct from old.country) then
		raise exception '% is no country of ISO 3166', new.country using errcode = '23514', constraint = 'country_is_iso', table = tg_table_name, column = 'country';
	end if;
	return new;
end $$;

do $$
declare t record;
begin
	for t in
		select a.attrelid::regclass as tbl
		from pg_attribute a join pg_class k on k.oid = a.attrelid
		where k.relkind = 'r' and k.relnamespace = 'public'::regnamespace and k.relname not like 'directus\_%' and a.attname = 'country' and not a.attisdropped
	loop
		-- Two common mistakes that can only mean one country.
		execute format('update %s set country = case country when ''UK'' then ''GB'' else ''GR'' end where country in (''UK'', ''EL'')', t.tbl);
		perform kontor_system.ensure_trigger(t.tbl, 'kontor_2_country', 'before insert or update of country', 'kontor_system.guard_country()');
	end loop;
end $$;
