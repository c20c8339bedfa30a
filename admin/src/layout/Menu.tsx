import Add from '@mui/icons-material/Add';
import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import OpenInNew from '@mui/icons-material/OpenInNew';
import TuneOutlined from '@mui/icons-material/TuneOutlined';
import { Box, Divider, Typography } from '@mui/material';
import { createElement, type ReactNode } from 'react';
import { useGetResourceLabel, useResourceDefinitions, useTranslate } from 'react-admin';
import { MENU_GROUPS } from '../app/resources';
import { useRights } from '../auth/use-rights';
import { WITH_TRASH } from '../generated/choices';
import { NEW_TABLE } from '../made/model';
import { useMade } from '../made/use-made';
import { MenuLink } from './MenuLink';
import { useWaiting } from './use-waiting';

interface Props {
	onChoose: () => void;
	/** Only icons. */
	isNarrow: boolean;
	/** At the end. */
	children?: ReactNode;
}

export function Menu({ onChoose, isNarrow, children }: Props) {
	const translate = useTranslate();
	const label = useGetResourceLabel();
	const definitions = useResourceDefinitions();
	const { may } = useRights();
	const { menu } = useMade();
	const waiting = useWaiting();
	const groups = [...MENU_GROUPS, { label: 'menu.own', resources: menu.map(({ name }) => name) }];
	return (
		<Box component="nav" aria-label={translate('app.menu')} sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' }}>
			<Box sx={{ flex: 1, overflowY: 'auto', px: 1.25, pt: 1, scrollbarWidth: 'thin' }}>
				{groups.map((group) => {
					const shown = group.resources.filter((resource) => may('read', resource));
					const mayAdd = group.label === 'menu.own' && may('create', 'directus_collections');
					if (shown.length === 0 && !mayAdd) return null;
					return (
						<Box key={group.label} role="group" aria-label={translate(group.label)} sx={{ mb: 1.5 }}>
							{isNarrow ? (
								<Divider sx={{ mb: 1, mx: 1 }} />
							) : (
								<Typography variant="overline" component="div" sx={{ px: 1, color: 'text.secondary' }}>
									{translate(group.label)}
								</Typography>
							)}
							{shown.map((resource) => (
								<MenuLink
									key={resource}
									to={`/${resource}`}
									icon={createElement(definitions[resource]?.icon ?? 'span')}
									label={label(resource, 2)}
									count={waiting[resource]}
									isNarrow={isNarrow}
									onClick={onChoose}
								/>
							))}
							{mayAdd && (
								<MenuLink to={`/${NEW_TABLE}`} icon={<Add />} label={translate('made.new_table')} isNarrow={isNarrow} onClick={onChoose} />
							)}
						</Box>
					);
				})}
			</Box>
			<Box sx={{ px: 1.25, py: 1, borderTop: 1, borderColor: 'divider' }}>
				{WITH_TRASH.some((resource) => may('delete', resource)) && (
					<MenuLink to="/trash" icon={<DeleteOutlined />} label={translate('trash.title')} isNarrow={isNarrow} onClick={onChoose} />
				)}
				<Box sx={{ display: { xs: 'none', md: 'block' } }}>
					<MenuLink
						isNarrow={isNarrow}
						href="/admin"
						icon={<TuneOutlined />}
						label={translate('app.studio')}
						title={translate('app.studio_hint')}
						end={<OpenInNew />}
					/>
					{children}
				</Box>
			</Box>
		</Box>
	);
}
