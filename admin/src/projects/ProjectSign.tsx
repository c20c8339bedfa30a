import { Box } from '@mui/material';

/** The colour of a project, where it has one. */
export const ProjectSign = ({ color, size = 12 }: { color: string | null; size?: number }) =>
	color && /^#[0-9a-f]{3,8}$/i.test(color) ? (
		<Box component="span" aria-hidden sx={{ width: size, height: size, borderRadius: 0.5, bgcolor: color, flexShrink: 0, mt: '9px' }} />
	) : null;
