/** What can be done with a record: the next step as a button, the rest in a menu; on a phone only the next step stays outside. */
import MoreHoriz from '@mui/icons-material/MoreHoriz';
import { Button, IconButton, ListItemText, Menu, MenuItem, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslate } from 'react-admin';

export interface Action {
	name: string;
	label: string;
	onPress?: () => void;
	/** Instead: something to look at, in a tab of its own. */
	href?: string;
	/** The usual next step. */
	isNext?: boolean;
	/** Takes something back: always in the menu, and marked. */
	isSevere?: boolean;
	isBusy?: boolean;
}

const OUTSIDE = 3;

export function ActionBar({ actions }: { actions: Action[] }) {
	const translate = useTranslate();
	const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'), { noSsr: true });
	const [anchor, setAnchor] = useState<HTMLElement | null>(null);
	if (actions.length === 0) return null;
	const ordered = actions.toSorted((a, b) => rank(a) - rank(b));
	const room = isPhone ? 1 : OUTSIDE;
	const outside = ordered.filter((action, index) => index < room && !action.isSevere);
	const inside = ordered.filter((action) => !outside.includes(action));
	return (
		<>
			{outside.map(({ name, label, onPress, href, isNext, isBusy }) => (
				<Button
					key={name}
					variant={isNext ? 'contained' : 'outlined'}
					onClick={onPress}
					loading={isBusy}
					{...(href ? { href, target: '_blank', rel: 'noopener' } : {})}
				>
					{label}
				</Button>
			))}
			{inside.length > 0 && (
				<IconButton
					onClick={(event) => setAnchor(event.currentTarget)}
					aria-label={translate('app.more_actions')}
					aria-haspopup="menu"
					sx={{ border: 1, borderColor: 'divider', height: 34 }}
				>
					<MoreHoriz fontSize="small" />
				</IconButton>
			)}
			<Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
				{inside.map(({ name, label, onPress, href, isSevere }) => (
					<MenuItem
						key={name}
						onClick={() => {
							setAnchor(null);
							onPress?.();
						}}
						{...(href ? { component: 'a', href, target: '_blank', rel: 'noopener' } : {})}
						sx={isSevere ? { color: 'error.main' } : undefined}
					>
						<ListItemText primary={label} />
					</MenuItem>
				))}
			</Menu>
		</>
	);
}

const rank = ({ isNext, isSevere }: Action): number => (isNext ? 0 : isSevere ? 2 : 1);
