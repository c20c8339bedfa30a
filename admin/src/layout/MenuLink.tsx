import { Box, ButtonBase, Tooltip } from '@mui/material';
import type { ReactNode } from 'react';
import { Link, useMatch } from 'react-router-dom';
import { SIZE, WEIGHT } from '../theme/tokens';

interface Props {
	icon: ReactNode;
	label: string;
	/** How many of them wait for the reader. */
	count?: number;
	end?: ReactNode;
	title?: string;
	onClick?: () => void;
	/** A page of the console, an address outside of it, or neither: a button. */
	to?: string;
	href?: string;
	isNarrow?: boolean;
}

export function MenuLink({ icon, label, count, end, to, href, title, isNarrow, onClick }: Props) {
	const isHere = useMatch({ path: to ?? '/-', end: false }) !== null;
	const target = to ? { component: Link, to } : href ? { component: 'a', href } : {};
	return (
		<Tooltip title={isNarrow ? label : (title ?? '')} placement="right">
			<ButtonBase
				{...target}
				onClick={onClick}
				aria-label={isNarrow ? label : undefined}
				aria-current={isHere ? 'page' : undefined}
				sx={{
					position: 'relative',
					display: 'flex',
					width: '100%',
					justifyContent: 'flex-start',
					gap: 1.25,
					height: { xs: 42, md: 32 },
					px: isNarrow ? 1.25 : 1,
					mb: '1px',
					borderRadius: 1,
					fontSize: SIZE.text,
					fontWeight: isHere ? WEIGHT.strong : WEIGHT.normal,
					color: 'text.primary',
					bgcolor: isHere ? 'action.selected' : 'transparent',
					'&:hover': { bgcolor: 'action.selected' },
					'& svg': { fontSize: 18, color: isHere ? 'text.primary' : 'text.secondary', flexShrink: 0 },
				}}
			>
				{icon}
				{!isNarrow && (
					<Box
						component="span"
						sx={{ flex: 1, minWidth: 0, textAlign: 'left', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
					>
						{label}
					</Box>
				)}
				{!!count && <Count value={count} isDot={!!isNarrow} />}
				{end && !isNarrow && <Box sx={{ display: 'flex', '& svg': { fontSize: '14px !important' } }}>{end}</Box>}
			</ButtonBase>
		</Tooltip>
	);
}

const Count = ({ value, isDot }: { value: number; isDot: boolean }) => (
	<Box
		component="span"
		aria-hidden
		sx={
			isDot
				? { position: 'absolute', top: 6, right: 8, width: 7, height: 7, borderRadius: '50%', bgcolor: 'warning.light' }
				: { fontSize: SIZE.tiny, fontWeight: WEIGHT.strong, color: 'warning.main', pr: 0.5 }
		}
	>
		{isDot ? '' : value > 99 ? '99+' : value}
	</Box>
);
