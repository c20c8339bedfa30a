-- Names that every object of JavaScript has: Directus finds them in its lists without their being there, and answers nothing any more.
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
    perform kontor_system.ensure_check(col.tbl::regclass, col.name || '_is_a_name', format('%I not in (%s)', col.name, names));
  end loop;
end $$;
