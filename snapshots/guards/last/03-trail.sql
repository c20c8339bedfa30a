-- Trail: entries from before it went by row.

-- Done once: old entries belonged to the organization of whoever acted. If the row is gone and an administrator acted, it stays unknown.
do $$
begin
	if exists (select 1 from kontor_system.setup where key = 'trail by row') then return; end if;
	with scopes as (
		select a.id, coalesce(s.organization_id, kontor_system.scope_of_actor(a.collection, a."user")) as organization_id, s.is_private, s.private_to
		from directus_activity a cross join lateral kontor_system.scope_of(a.collection, a.item) s
	)
	update directus_activity a set organization_id = s.organization_id, is_private = s.is_private, private_to = s.private_to
	from scopes s where s.id = a.id;
	insert into kontor_system.setup (key, value) values ('trail by row', 'done');
end $$;
