import { Box } from '@mui/material';
import { alpha, type Theme } from '@mui/material/styles';
import type { Tone } from '../app/manifest';

const colorOf = (theme: Theme, tone: Tone): string => (tone === 'neutral' ? theme.palette.text.secondary : theme.palette[tone].main);

/** The shape of a chip; its colours are its own. */
export const CHIP = {
	display: 'inline-flex',
	alignItems: 'center',
	gap: 0.75,
	px: 1,
	height: 22,
	borderRadius: 11,
	fontSize: '0.75rem',
	fontWeight: 600,
	whiteSpace: 'nowrap',
} as const;

export const StatusChip = ({ value, label, tone }: { value: string; label: string; tone: Tone }) => (
	<Box
		component="span"
		data-status={value}
		sx={(theme) => ({
			...CHIP,
			verticalAlign: 'middle',
			color: colorOf(theme, tone),
			bgcolor: alpha(colorOf(theme, tone), theme.palette.mode === 'light' ? 0.1 : 0.16),
			textDecoration: value === 'cancelled' ? 'line-through' : 'none',
		})}
	>
		{label}
	</Box>
);
