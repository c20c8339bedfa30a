-- Saved views of lists: each is its owner's, who may show it to the colleagues.

create index if not exists idx_saved_views_list on saved_views (organization_id, list);
select kontor_system.ensure_check('saved_views', 'view_is_small', 'octet_length(view_json::text) <= 20000');
select kontor_system.ensure_private('saved_views', seen_by => 'owner_id', only_if => 'is_private');
