import { Box, ButtonBase } from '@mui/material';
import type { ReactNode } from 'react';
import { Link, useMatch } from 'react-router-dom';

interface Props {
	icon: ReactNode;
	label: string;
	end?: ReactNode;
	title?: string;
	onClick?: () => void;
	/** A page of the console, or an address outside of it. */
	to?: string;
	href?: string;
}

export function MenuLink({ icon, label, end, to, href, ...rest }: Props) {
	const isHere = useMatch({ path: to ?? '/-', end: false }) !== null;
	const target = to ? { component: Link, to } : { component: 'a', href };
	return (
		<ButtonBase
			{...target}
			{...rest}
			aria-current={isHere ? 'page' : undefined}
			sx={{
				display: 'flex',
				width: '100%',
				justifyContent: 'flex-start',
				gap: 1.25,
				height: 34,
				px: 1,
				mb: '2px',
				borderRadius: 1,
				fontSize: '0.875rem',
				fontWeight: isHere ? 600 : 500,
				color: isHere ? '#fff' : 'rgba(255,255,255,.84)',
				bgcolor: isHere ? 'rgba(255,255,255,.16)' : 'transparent',
				'&:hover': { bgcolor: isHere ? 'rgba(255,255,255,.18)' : 'rgba(255,255,255,.08)' },
				'&:focus-visible': { outline: '2px solid #fff', outlineOffset: -2 },
				'& svg': { fontSize: 19, opacity: 0.9 },
			}}
		>
			{icon}
			<Box component="span" sx={{ flex: 1, textAlign: 'left' }}>
				{label}
			</Box>
			{end && <Box sx={{ display: 'flex', '& svg': { fontSize: '14px !important', opacity: 0.6 } }}>{end}</Box>}
		</ButtonBase>
	);
}
