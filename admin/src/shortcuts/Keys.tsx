import { Box } from '@mui/material';

/** Keys, as they look on a keyboard. */
export const Keys = ({ children }: { children: string }) => (
	<Box
		component="kbd"
		sx={{
			fontFamily: 'inherit',
			fontSize: '0.75rem',
			color: 'text.secondary',
			border: 1,
			borderColor: 'divider',
			borderRadius: 0.75,
			px: 0.6,
		}}
	>
		{children}
	</Box>
);
