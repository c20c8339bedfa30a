import { Box, Typography } from '@mui/material';
import { BRAND } from '../theme/theme';

/** The mark and the name. On the dark sidebar the mark is lighter than its ground. */
export const Brand = ({ size = 28, ground = BRAND }: { size?: number; ground?: string }) => (
	<Box sx={{ display: 'flex', alignItems: 'center', gap: 1.25 }}>
		<svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
			<rect width="32" height="32" rx="7" fill={ground} />
			<path
				d="M10 7.5v17M22 7.5 11.5 16 22 24.5"
				fill="none"
				stroke="#fff"
				strokeWidth="3.4"
				strokeLinecap="round"
				strokeLinejoin="round"
			/>
		</svg>
		<Typography component="span" sx={{ fontSize: size * 0.62, fontWeight: 650, letterSpacing: '-0.02em', lineHeight: 1 }}>
			Kontor
		</Typography>
	</Box>
);
