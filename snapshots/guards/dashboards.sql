-- Dashboards: each person has one, and nobody else sees it.

create unique index if not exists uq_dashboards_user on dashboards (user_id);
select kontor_system.ensure_private('dashboards', seen_by => 'user_id');
