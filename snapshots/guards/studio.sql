-- Studio: what collections and fields may be called that somebody makes there.

-- Names that every object of JavaScript has, or that GraphQL reserves: one of them makes Directus fail on every request.
do $$
declare
	names constant text := '''__proto__'', ''constructor'', ''hasOwnProperty'', ''isPrototypeOf'', ''propertyIsEnumerable'', ''toLocaleString'', '
		|| '''toString'', ''valueOf'', ''__defineGetter__'', ''__defineSetter__'', ''__lookupGetter__'', ''__lookupSetter__''';
	col record;
begin
	for col in select * from (values
		('directus_collections', 'collection'), ('directus_fields', 'collection'), ('directus_fields', 'field'),
		('directus_relations', 'many_collection'), ('directus_relations', 'many_field'), ('directus_relations', 'one_collection'),
		('directus_relations', 'one_field')) as c (tbl, name)
	loop
		perform kontor_system.ensure_check(col.tbl::regclass, col.name || '_is_a_name', format('%1$I not in (%2$s) and left(%1$I, 2) <> ''__''', col.name, names));
	end loop;
	-- The same for a validation rule that Directus can't read.
	perform kontor_system.ensure_check('directus_fields', 'validation_is_a_filter', $c$validation is null or json_typeof(validation) in ('object', 'null')$c$);
end $$;
