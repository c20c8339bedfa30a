import { Box, Typography } from '@mui/material';
import { BRAND, WEIGHT } from '../theme/tokens';

/** The mark and the name. */
export const Brand = ({ size = 28, isMarkOnly }: { size?: number; isMarkOnly?: boolean }) => (
	<Box sx={{ display: 'flex', alignItems: 'center', gap: 1.25 }}>
		<svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
			<rect width="32" height="32" rx="7" fill={BRAND} />
			<path
				d="M10 7.5v17M22 7.5 11.5 16 22 24.5"
				fill="none"
				stroke="#fff"
				strokeWidth="3.4"
				strokeLinecap="round"
				strokeLinejoin="round"
			/>
		</svg>
		{!isMarkOnly && (
			<Typography component="span" sx={{ fontSize: size * 0.62, fontWeight: WEIGHT.strong, letterSpacing: '-0.02em', lineHeight: 1 }}>
				Kontor
			</Typography>
		)}
	</Box>
);
