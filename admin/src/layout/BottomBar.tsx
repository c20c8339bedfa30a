/** A phone's menu, in reach of the thumb: the day and the clock first, then what one uses most, then everything. */
import MenuIcon from '@mui/icons-material/Menu';
import { Box, ButtonBase } from '@mui/material';
import { createElement, type ReactNode } from 'react';
import { useGetResourceLabel, useResourceDefinitions, useTranslate } from 'react-admin';
import { Link, useLocation } from 'react-router-dom';
import { useRights } from '../auth/use-rights';
import { ROW, WEIGHT } from '../theme/tokens';
import { TimerControl } from '../timer/TimerControl';
import { BAR_ENTRY } from './bar-entry';

const FIRST = 'time_entries';
/** Of these as many as there is room for, and as the reader may see: who looks after customers, and who records their own work. */
const THEN = { office: ['customers', 'invoices', 'projects', 'expenses'], own: ['expenses', 'projects', 'customers'] };
const ROOM = 2;

export const BOTTOM_BAR_SPACE = `calc(${ROW.bar}px + env(safe-area-inset-bottom))`;

/** In a form, its own bar with "Save" is in this place. */
export const isForm = (pathname: string): boolean => /^\/(?!import\/)[^/]+\/[^/]+(\/edit)?$/.test(pathname);

export function BottomBar({ onMore }: { onMore: () => void }) {
	const translate = useTranslate();
	const label = useGetResourceLabel();
	const definitions = useResourceDefinitions();
	const { may, mayField } = useRights();
	const then = THEN[mayField('read', 'customers', 'email') ? 'office' : 'own'];
	const { pathname } = useLocation();
	const entry = (resource: string) => (
		<BarLink
			key={resource}
			to={`/${resource}`}
			icon={createElement(definitions[resource]?.icon ?? 'span')}
			label={label(resource, 2)}
			isHere={pathname.split('/')[1] === resource}
		/>
	);
	return (
		<Box
			component="nav"
			aria-label={translate('app.quick_menu')}
			sx={{
				position: 'fixed',
				insetInline: 0,
				bottom: 0,
				zIndex: 'appBar',
				display: 'flex',
				height: BOTTOM_BAR_SPACE,
				pb: 'env(safe-area-inset-bottom)',
				bgcolor: 'background.paper',
				borderTop: 1,
				borderColor: 'divider',
			}}
		>
			{may('read', FIRST) && entry(FIRST)}
			<TimerControl isBar />
			{then
				.filter((resource) => may('read', resource))
				.slice(0, ROOM)
				.map(entry)}
			<ButtonBase onClick={onMore} aria-haspopup="menu" aria-label={translate('app.open_menu')} sx={BAR_ENTRY}>
				<MenuIcon />
				<span aria-hidden>{translate('app.more')}</span>
			</ButtonBase>
		</Box>
	);
}

const BarLink = ({ to, icon, label, isHere }: { to: string; icon: ReactNode; label: string; isHere: boolean }) => (
	<ButtonBase
		component={Link}
		to={to}
		aria-current={isHere ? 'page' : undefined}
		sx={{ ...BAR_ENTRY, ...(isHere ? { color: 'text.primary', fontWeight: WEIGHT.strong } : {}) }}
	>
		{icon}
		<span>{label}</span>
	</ButtonBase>
);
