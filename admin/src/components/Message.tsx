import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';

interface Props {
	icon: ReactNode;
	title: string;
	hint?: string;
	children?: ReactNode;
	isCompact?: boolean;
}

/** One thought in the middle: an empty list, an error, a page that is not there. */
export const Message = ({ icon, title, hint, children, isCompact }: Props) => (
	<Box
		role="status"
		sx={{
			display: 'flex',
			flexDirection: 'column',
			alignItems: 'center',
			textAlign: 'center',
			px: 2,
			py: isCompact ? 5 : { xs: 7, sm: 11 },
		}}
	>
		<Box
			sx={{
				display: 'grid',
				placeItems: 'center',
				width: 56,
				height: 56,
				mb: 2,
				borderRadius: '50%',
				bgcolor: 'action.hover',
				color: 'text.secondary',
				'& svg': { fontSize: 28 },
			}}
		>
			{icon}
		</Box>
		<Typography variant="h2" component="h2" gutterBottom>
			{title}
		</Typography>
		{hint && <Typography sx={{ color: 'text.secondary', maxWidth: 420, mb: 2.5 }}>{hint}</Typography>}
		{children}
	</Box>
);
