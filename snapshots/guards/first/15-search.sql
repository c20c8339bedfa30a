-- Searching: how text and question are written the same way (reading/rules/search-words.ts does the same to the question). No extension
-- is needed for it: `unaccent` is not part of every Postgres, and not immutable.

-- Without accents and capitals. Letters that Unicode does not take apart are named.
create or replace function kontor_system.fold(given text) returns text language plpgsql immutable strict parallel safe as $$
begin
	if octet_length(given) = length(given) then
		return lower(given);
	end if;
	return replace(replace(replace(replace(
		translate(lower(regexp_replace(normalize(given, NFKD), '[\u0300-\u036f]', '', 'g')), 'øłđðıς', 'olddiσ'),
		'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th');
end $$;

-- The digits of a telephone number: +49 (0)40 12-34 is 49401234.
create or replace function kontor_system.digits(given text) returns text language plpgsql immutable strict parallel safe as $$
begin
	return regexp_replace(replace(given, '(0)', ''), '[^0-9]', '', 'g');
end $$;
